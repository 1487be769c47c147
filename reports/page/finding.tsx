import { useState } from "preact/hooks";
import type { Finding, RequirementResult } from "../../schemas/results/conformance.js";
import { visible } from "../visible.js";
import { usePage } from "./context.js";

/** What is known of a requirement: the printed lines, why, and each finding. */
export function Detail({ of: one }: { of: RequirementResult }) {
  const { t, pick } = usePage();
  return (
    <div class="detail">
      {one.reason && <p class="reason">{pick(one.reason)}</p>}
      <Printed lines={one.lines} words={one.printed} />
      {one.findings.map((finding, index) => (
        <FindingView finding={finding} key={index} />
      ))}
      <p class="faint">
        {t("took", { checks: one.checks, milliseconds: Math.round(one.milliseconds) })}
        {one.errata.length > 0 && ` · ${t("erratum")} ${one.errata.join(", ")}`}
        {one.readingTaken && ` · ${t("reading")}: ${visible(one.readingTaken)}`}
      </p>
    </div>
  );
}

/** The document's lines as they are, numbered, with a line of context on each side. */
function Printed({ lines: [from, to], words }: { lines: readonly [number, number]; words: string }) {
  const { data, t } = usePage();
  const { documentLines } = data;
  const rows = Array.from({ length: to - from + 3 }, (_, index) => from - 1 + index).filter(
    (number) => number >= 1 && number <= documentLines.length,
  );
  return (
    <figure class="printed">
      <figcaption>{t("printed")}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre lang="zh-CN" tabIndex={0}>
        {rows.length > 0
          ? rows.map((number) => (
              <span key={number} class={number < from || number > to ? "row around" : "row"}>
                <span class="number">{number}</span>
                {documentLines[number - 1]}
                {"\n"}
              </span>
            ))
          : words}
      </pre>
    </figure>
  );
}

function FindingView({ finding }: { finding: Finding }) {
  const { t, pick, exchanges } = usePage();
  const exchange = exchanges.get(finding.exchange);
  return (
    <div class="finding">
      <p class="message">{pick({ en: finding.message, zh: finding.messageZh })}</p>
      <dl>
        <dt>{t("expected")}</dt>
        <dd class="expected">{pick({ en: finding.expected, zh: finding.expectedZh ?? finding.expected })}</dd>
        <dt>{t("actual")}</dt>
        <dd class="actual">{visible(finding.actual)}</dd>
        {finding.curl && (
          <>
            <dt>{t("again")}</dt>
            <dd class="again">
              <code>{visible(finding.curl)}</code>
              <CopyButton text={finding.curl} />
            </dd>
          </>
        )}
        {finding.exchange && (
          <>
            <dt>{t("exchange")}</dt>
            <dd>
              {exchange ? (
                <details class="exchange">
                  <summary>{visible(finding.exchange)}</summary>
                  <Message title={t("call")} text={exchange.request} />
                  <Message title={t("answer")} text={exchange.response} />
                </details>
              ) : (
                <code>{visible(finding.exchange)}</code>
              )}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

function Message({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h4>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text.split("\n").map(visible).join("\n")}</pre>
    </>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = usePage();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button type="button" class="copy" onClick={copy}>
      {copied ? t("copied") : t("copy")}
    </button>
  );
}

/** A page opened from disk may lack the clipboard's interface: then the old command serves. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
