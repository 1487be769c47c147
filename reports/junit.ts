import type { Language } from "../schemas/language.js";
import type { ConformanceResult, RequirementResult } from "../schemas/results/conformance.js";
import type { LoadResult } from "../schemas/results/load.js";
import { formatFinding, linesText, plainLook } from "./console.js";
import { messageOf } from "./finding-text.js";
import { bySection } from "./headings.js";
import { say } from "./messages.js";
import { statusTexts } from "./status.js";
import { type Element, element, xmlDocument } from "./xml.js";

export interface JunitInput {
  conformance?: ConformanceResult | undefined;
  loads: readonly LoadResult[];
  language: Language;
}

/**
 * JUnit XML in the dialect that Jenkins and GitLab read: one suite a section, one case a requirement; a suite for each
 * load run with a case a threshold. `fail` is a failure, `error` an error, *not tested* and *waived* are skipped;
 * warnings and notes pass, and are told in `system-out`.
 */
export function junitXml({ conformance, loads, language }: JunitInput): string {
  const suites = [
    ...(conformance ? [...sectionSuites(conformance, language), ...staleWaivers(conformance, language)] : []),
    ...loads.map((load) => loadSuite(load, language)),
  ];
  const sum = (name: string) => suites.reduce((total, suite) => total + Number(suite.attributes[name]), 0);
  const root = element(
    "testsuites",
    {
      name: conformance ? `onenet-video: ${conformance.target.name}` : "onenet-video",
      tests: sum("tests"),
      failures: sum("failures"),
      errors: sum("errors"),
      time: sum("time").toFixed(3),
    },
    suites,
  );
  return xmlDocument(root);
}

function sectionSuites(result: ConformanceResult, language: Language): Element[] {
  const sections = [...new Set(result.requirements.map((one) => one.section))].sort(bySection);
  return sections.map((section) => {
    const own = result.requirements.filter((one) => one.section === section);
    const seconds = own.reduce((sum, one) => sum + one.milliseconds, 0) / 1000;
    return suiteOf(
      section,
      result.started,
      seconds,
      own.map((one) => caseOf(one, language)),
    );
  });
}

/** A stale waiver fails the run although no requirement failed: it is a case of its own. */
function staleWaivers({ staleWaivers: stale = [], started }: ConformanceResult, language: Language): Element[] {
  if (stale.length === 0) return [];
  const cases = stale.map(({ requirement, problem }) =>
    element("testcase", { classname: "onenet-video.waivers", name: requirement, time: "0.000" }, [
      element("failure", { type: "waiver", message: problem[language] }),
    ]),
  );
  return [suiteOf("waivers", started, 0, cases)];
}

function suiteOf(name: string, started: string, seconds: number, cases: Element[]): Element {
  const having = (child: string) =>
    cases.filter((one) => one.children.some((inner) => typeof inner !== "string" && inner.name === child)).length;
  return element(
    "testsuite",
    {
      name,
      tests: cases.length,
      failures: having("failure"),
      errors: having("error"),
      skipped: having("skipped"),
      time: seconds.toFixed(3),
      timestamp: started.replace(/(\.\d+)?(Z|[+-]\d\d:\d\d)$/, ""),
    },
    cases,
  );
}

function caseOf(result: RequirementResult, language: Language): Element {
  const { id, section, level, milliseconds } = result;
  const attributes = {
    classname: `onenet-video.${section.replaceAll(".", "-")}`,
    name: `${id} ${result.title[language]}`,
    time: (milliseconds / 1000).toFixed(3),
  };
  return element("testcase", attributes, outcomeOf(result, `${level}, ${linesText(result.lines, language)}`, language));
}

function outcomeOf(result: RequirementResult, type: string, language: Language): Element[] {
  const reason = result.reason?.[language] ?? "";
  const told = [
    `${linesText(result.lines, language)}: ${result.printed}`,
    ...result.findings.map((finding) => formatFinding(finding, plainLook(language))),
  ].join("\n");
  const message = reason || firstMessage(result, language);
  switch (result.status) {
    case "pass":
      return [];
    case "fail":
      return [element("failure", { type, message }, [told])];
    case "error":
      return [element("error", { type, message }, [told])];
    case "not-tested":
    case "waived":
      return [element("skipped", { message: `${statusTexts[result.status][language]}: ${message}` })];
    case "warn":
    case "info":
      return [element("system-out", {}, [`${statusTexts[result.status][language]}: ${message}\n${told}`])];
  }
}

function firstMessage(result: RequirementResult, language: Language): string {
  const [finding] = result.findings;
  return finding ? messageOf(finding, language) : statusTexts[result.status][language];
}

function loadSuite(load: LoadResult, language: Language): Element {
  const classname = `onenet-video.load.${load.scenario}`;
  const run = element(
    "testcase",
    { classname, name: `${load.scenario} ${load.profile}`, time: load.seconds.toFixed(3) },
    [
      ...(load.verdict === "invalid"
        ? [element("error", { type: "invalid", message: reasonOf(load, language) }, [reasonOf(load, language)])]
        : []),
      ...(load.notes ?? []).map((note) => element("system-out", {}, [note[language]])),
    ],
  );
  const thresholds = load.thresholds.map((one) =>
    element(
      "testcase",
      { classname, name: `${one.metric}: ${one.threshold}`, time: "0.000" },
      one.ok ? [] : [element("failure", { type: "threshold", message: `${one.threshold}: ${one.value ?? "–"}` })],
    ),
  );
  const violations = load.violations.map(({ requirement, count, example }) => {
    const message = say("violation", { requirement, count })[language];
    return element("testcase", { classname, name: requirement, time: "0.000" }, [
      element("failure", { type: "contract", message }, [example]),
    ]);
  });
  return suiteOf(`load ${load.scenario} ${load.profile}`, load.started, load.seconds, [
    run,
    ...thresholds,
    ...violations,
  ]);
}

function reasonOf(load: LoadResult, language: Language): string {
  return load.reasons.map((reason) => reason[language]).join("; ") || say("invalidLoad")[language];
}
