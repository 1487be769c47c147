import type { ConformanceResult } from "../../schemas/results/conformance.js";
import { claimsText } from "../claims.js";
import { statuses, statusTexts, verdictTexts } from "../status.js";
import { visible } from "../visible.js";
import { usePage } from "./context.js";
import { linkTo } from "./filter.js";

/** The first thing that people see: the verdict, why, and about what. */
export function Verdict({ result }: { result: ConformanceResult }) {
  const { t, pick, language } = usePage();
  const { target, run, suite } = result;
  const facts: [string, string][] = [
    [t("target"), target.name],
    [t("address"), target.apiAddress],
    [t("claims"), claimsText(target.claims) ?? t("claimsAll")],
    [t("scope"), run.scope === "all" ? t("scopeAll") : run.scope],
    [t("run"), run.id],
    [
      t("started"),
      new Date(result.started).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", { timeZoneName: "short" }),
    ],
    [t("suite"), `${suite.name} ${suite.version}`],
    [t("document"), suite.document.slice(0, 19)],
    [t("seed"), run.seed],
    [t("platform"), `${run.platform}, Node ${run.node}`],
  ];
  return (
    <section id="verdict" class={`verdict ${result.verdict}`} aria-labelledby="verdict-title">
      <div class="headline">
        <h1 id="verdict-title">{pick(verdictTexts[result.verdict])}</h1>
        {target.emulator && <p class="emulator">{t("emulator")}</p>}
        <Why result={result} />
      </div>
      <Tally result={result} />
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{visible(value)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Why({ result }: { result: ConformanceResult }) {
  const { t, pick } = usePage();
  const { counts, verdict } = result;
  const failed = result.requirements.filter((one) => one.status === "fail");
  const open = result.requirements.filter(
    (one) =>
      one.status === "error" ||
      (one.status === "not-tested" &&
        one.level === "MUST" &&
        one.reasonCode !== "NOT_CLAIMED" &&
        one.reasonCode !== "SKIPPED_BY_USER"),
  );
  const why = {
    "non-conformant": failed.length > 0 ? t("whyFail", { count: failed.length }) : t("whyStale"),
    incomplete: t("whyIncomplete", { count: open.length }),
    conformant: t("whyConformant"),
    "conformant-with-waivers": t("whyWaived", { count: counts.waived }),
  }[verdict];
  return (
    <>
      <p class="why">
        {why} {counts.warn > 0 && t("alsoWarn", { count: counts.warn })}
      </p>
      {(result.staleWaivers ?? []).map((one) => (
        <p class="reason" key={one.requirement}>
          {one.requirement}: {pick(one.problem)}
        </p>
      ))}
    </>
  );
}

/** Numbers by status over a bar that shows their shares. */
function Tally({ result }: { result: ConformanceResult }) {
  const { t, pick } = usePage();
  const all = result.requirements.length;
  const counted = statuses
    .map((status) => ({ status, count: result.requirements.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0);
  return (
    <div class="tally">
      <div class="bar" aria-hidden="true">
        {counted.map(({ status, count }) => (
          <span key={status} class={status} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul>
        {counted.map(({ status, count }) => (
          <li key={status}>
            <a href={linkTo({ status })} class={status}>
              <strong>{count}</strong> {pick(statusTexts[status])}
            </a>
          </li>
        ))}
        <li class="plain">
          <strong>{all}</strong> {t("requirements")}
        </li>
        <li class="plain">
          <strong>{result.counts.checks.toLocaleString("en")}</strong> {t("checks")}
        </li>
        <li class="plain">
          <strong>{result.counts.requests.toLocaleString("en")}</strong> {t("requests")}
        </li>
        <li class="plain">
          <strong>{result.seconds.toFixed(1)}</strong> {t("seconds")}
        </li>
      </ul>
    </div>
  );
}
