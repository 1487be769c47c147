import type { Fact } from "../schemas/facts.js";
import { answersOf } from "./answers.js";
import { handlersOf } from "./chapters.js";
import type { Faults } from "./defects/faults.js";
import { faultsOf } from "./defects.js";
import { delayBy } from "./delays.js";
import { Media } from "./media/index.js";
import { listenMedia } from "./media-listeners.js";
import { Neighbours } from "./neighbours.js";
import type { EmulatorOptions, RunningEmulator } from "./options.js";
import type { Platform } from "./platform.js";
import { populate } from "./population.js";
import { Random } from "./random.js";
import { mountApi, operationsOf, sectionsByPath } from "./routes.js";
import { platformServer } from "./servers.js";
import { Sessions } from "./store/sessions.js";
import { Store } from "./store/store.js";
import { styleOf } from "./styles.js";
import { targetFileOf } from "./target-file.js";
import { Tokens } from "./tokens.js";
import { WarmStreams } from "./warm.js";

const host = "127.0.0.1";
const defaultDevices = 150;
/** Viewers for each device of others. */
const viewersPerDevice = 10;

/**
 * Starts a platform on loopback: the API on `port`, the media on ports of their own.
 * @throws UsageError for a style or a defect that does not exist
 */
export async function startEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const faults = faultsOf(options.edition, options.defects ?? []);
  const platform = platformOf(options, faults);
  const { facts } = faults;
  const devices = options.devices ?? defaultDevices;
  populate(platform, devices);
  const { store, random, style } = platform;
  const sessions = new Sessions(store.devices, random, devices * viewersPerDevice, platform.now());
  const answers = answersOf(faults, style, random);
  const make = operationsOf(platform, faults, answers);
  const handlers = handlersOf(platform, sessions);

  const sections = sectionsByPath(facts);
  const api = platformServer(answers, (path) => sections.get(path), faults.takesAnyPath);
  delayBy(api, faults.delays, platform.now);
  mountApi(api, faults, handlers, make, answers);
  const media = new Media(faults.media);
  const listeners = await listenMedia({ platform, media, sessions, answers, handlers, make, faults }, host);
  platform.addresses = { ...platform.addresses, ...listeners.addresses };
  const port = await api.listen(options.port ?? 0, host).catch(async (error: unknown) => {
    await listeners.close();
    throw error;
  });
  platform.addresses.api = `${host}:${port}`;
  const url = `http://${host}:${port}`;
  return {
    url,
    targetFile: targetFileOf(platform, url),
    close: async () => {
      await Promise.all([api.close(), listeners.close()]);
    },
  };
}

function platformOf(
  { edition, seed = 1, style, pageKeySeconds, now = Date.now }: EmulatorOptions,
  faults: Faults,
): Platform {
  const random = new Random(seed);
  const store = new Store();
  return {
    facts: faults.facts,
    edition,
    style: styleOf(style),
    random,
    store,
    neighbours: new Neighbours(store, new Random(seed + 1), now()),
    tokens: new Tokens({ secret: random.text(32), now, faults: faults.media }),
    warm: new WarmStreams(),
    productId: 7312,
    masterKey: random.text(28),
    authorization: `version=2018-10-31&res=products%2F7312&sign=${random.text(20)}`,
    registerCode: random.text(16),
    pageKeySeconds: pageKeySeconds ?? documentedPageKeySeconds(faults.facts),
    addresses: { api: "", http: "", https: "", rtmp: "" },
    now,
    spoil: (section, answer) => (faults.spoilers.get(section) ?? []).reduce((spoilt, spoil) => spoil(spoilt), answer),
  };
}

function documentedPageKeySeconds(facts: readonly Fact[]): number {
  const rule = facts.find((fact) => fact.kind === "rule" && fact.id === "13.1-page-key-expires");
  return Number((rule?.kind === "rule" && rule.values?.seconds) || 300);
}
