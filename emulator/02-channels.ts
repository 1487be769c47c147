import { type Call, type Handlers, text } from "./call.js";
import { deviceFor } from "./keys.js";
import type { Platform } from "./platform.js";
import { invalid, Refusal } from "./refusal.js";
import { listed, shown } from "./shown.js";
import { type Channel, type Device, newChannel } from "./store/device.js";

/** Channels that one device may have; the document names no number. */
const mostChannels = 1000;

/** Chapter 2: the channels of a device. */
export function channels(platform: Platform): Handlers {
  const printed = (section: string) => platform.facts.find((fact) => fact.kind === "errno" && fact.section === section);
  const exists = printed("2.3");
  const unknown = printed("2.4");
  const device = ({ identity, query }: Call): Device => deviceFor(platform, identity, text(query.device_id));

  function known(of: Device, id: number): Channel {
    const channel = of.channels.get(id);
    if (!channel) throw new Refusal("not-found", "channel not exist", unknown?.kind === "errno" ? unknown : undefined);
    return channel;
  }

  return {
    "2.1": (call) => ({
      result: [...device(call).channels.values()]
        .filter(({ createdAt }) => listed(platform, createdAt))
        .map(({ id, title, desc }) => ({ channel_id: id, title, desc: shown(platform, desc) })),
    }),
    "2.2": (call) => {
      const of = device(call);
      of.channels.delete(known(of, channelNumber(call)).id);
      of.rendered = undefined;
      return {};
    },
    "2.3": (call) => {
      const of = device(call);
      const id = channelNumber(call);
      if (of.channels.has(id)) {
        throw new Refusal("conflict", "channel exists", exists?.kind === "errno" ? exists : undefined);
      }
      if (of.channels.size >= mostChannels) throw new Refusal("unavailable", "no room for more channels");
      const { title, desc } = call.query;
      of.rendered = undefined;
      of.channels.set(id, newChannel(id, text(title), desc === undefined ? null : text(desc), platform.now()));
      return {};
    },
    "2.4": (call) => {
      const channel = known(device(call), channelNumber(call));
      channel.title = text(call.query.title);
      if (call.query.desc !== undefined) channel.desc = text(call.query.desc);
      return {};
    },
  };
}

/** @throws Refusal where it is left out or below 0 */
export function channelNumber({ query }: Pick<Call, "query">, name = "channel_id"): number {
  const id = Number(query[name]);
  if (query[name] === undefined || !Number.isSafeInteger(id) || id < 0) throw invalid(`${name} is no channel number`);
  return id;
}
