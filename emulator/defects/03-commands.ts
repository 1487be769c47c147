import { invalid } from "../refusal.js";
import type { Defect } from "./defect.js";
import { addTo } from "./faults.js";
import { edited, later, remembered, wrapped } from "./make.js";

const counters = remembered(() => ({ running: 0 }));

/** What can be wrong with commands. */
export const commandDefects: Defect[] = [
  wrapped(
    { id: "3.1-json-refused", breaks: ["3.1-json"], en: "a JSON command is refused", zh: "拒绝 JSON 命令" },
    ["3.1"],
    (call, next) => {
      if (/^\s*[{[]/.test(call.raw.toString("latin1"))) throw invalid("the command is JSON");
      return next(call);
    },
  ),
  wrapped(
    { id: "3.1-ascii-only", breaks: ["3.1-string"], en: "a command in Chinese is refused", zh: "拒绝中文命令" },
    ["3.1"],
    (call, next) => {
      if (/[一-龥]/.test(call.raw.toString("utf8"))) throw invalid("the command is no ASCII");
      return next(call);
    },
  ),
  wrapped(
    {
      id: "3.2-judged",
      breaks: ["3.2-taken"],
      en: "the platform refuses what 3.2 has no value for",
      zh: "平台自行校验 3.2 的取值",
    },
    ["3.1"],
    (call, next) => {
      const beyond = /"(level|speed|cmdV)"\s*:\s*(-|0\b|[89]\b|\d{2})/.test(call.raw.toString("latin1"));
      if (beyond) throw invalid("the command's values are out of range");
      return next(call);
    },
  ),
  {
    id: "3.2.c-counts-wrong",
    breaks: ["3.2.c-counts"],
    title: { en: "the camera's counts do not agree with its list", zh: "本地视频计数与列表不符" },
    apply: (faults) => {
      addTo(faults.spoilers, "3.2.c", (answer) => ({ ...answer, cur_count: Number(answer.cur_count) + 1 }));
    },
  },
  edited(
    {
      id: "3.1-offline-sent",
      breaks: ["3.1-offline"],
      en: "a command to an offline device is told as answered",
      zh: "离线设备的命令返回已响应",
    },
    "3.1",
    (answer) => {
      if (answer.data.cmd_status === 0) answer.data.cmd_status = 4;
      return answer;
    },
  ),
  edited(
    {
      id: "3.1-qos0-answered",
      breaks: ["3.1-sent"],
      en: "a command that wants no answer is told as answered",
      zh: "无需响应的命令返回已响应",
    },
    "3.1",
    (answer) => {
      if (answer.data.cmd_status === 2) answer.data.cmd_status = 4;
      return answer;
    },
  ),
  edited(
    { id: "3.1-no-answer", breaks: ["3.1-answered"], en: "the device's answer never comes", zh: "设备响应丢失" },
    "3.1",
    (answer) => {
      if (answer.data.cmd_status === 4) answer.data.cmd_status = 5;
      delete answer.data.dev_resp;
      return answer;
    },
  ),
  edited(
    {
      id: "3.1-answer-lost",
      breaks: ["3.1-device-answer"],
      en: "status 4 comes without dev_resp",
      zh: "状态 4 但无 dev_resp",
    },
    "3.1",
    (answer) => {
      delete answer.data.dev_resp;
      return answer;
    },
  ),
  edited(
    {
      id: "3.1-plain-answer",
      breaks: ["3.1-resp-data-base64"],
      en: "resp_data is not in base64",
      zh: "resp_data 未经 base64 编码",
    },
    "3.1",
    (answer) => {
      const response = answer.data.dev_resp;
      if (response) response.resp_data = Buffer.from(response.resp_data, "base64").toString("utf8");
      return answer;
    },
  ),
  edited(
    {
      id: "3.1-one-uuid",
      breaks: ["3.1-cmd-uuid-unique"],
      en: "every command has the same id",
      zh: "所有命令的 cmd_uuid 相同",
    },
    "3.1",
    (answer) => {
      answer.data.cmd_uuid = "2303-312-Fws";
      return answer;
    },
  ),
  wrapped(
    { id: "3.1-uuid-race", breaks: ["3.1-race"], en: "parallel commands share an id", zh: "并发命令的 cmd_uuid 相同" },
    ["3.1"],
    async (call, next, platform) => {
      const counter = counters(platform);
      counter.running += 1;
      await later(20);
      const answer = (await next(call)) as { data: { cmd_uuid: string } };
      if (counter.running > 1) answer.data.cmd_uuid = "2303-312-Fws";
      counter.running -= 1;
      return answer;
    },
  ),
  wrapped(
    {
      id: "3.1-json-only",
      breaks: ["3.1-binary"],
      en: "a command that is not JSON is refused",
      zh: "拒绝非 JSON 的命令",
    },
    ["3.1"],
    (call, next) => {
      if (!/^\s*[{["]/.test(call.raw.toString("latin1"))) throw invalid("the command is no JSON");
      return next(call);
    },
  ),
  wrapped(
    {
      id: "3.2.c-time-ignored",
      breaks: ["3.2.c-time-filter"],
      en: "the camera's list ignores start_time and end_time",
      zh: "本地视频列表忽略时间过滤",
    },
    ["3.1"],
    (call, next) =>
      next({
        ...call,
        raw: Buffer.from(call.raw.toString("latin1").replace(/"(start|end)_time"/g, '"x_$1"'), "latin1"),
      }),
  ),
  wrapped(
    {
      id: "3.2.c-page-ignored",
      breaks: ["3.2.c-pages"],
      en: "the camera's list has one page only",
      zh: "本地视频列表忽略分页",
    },
    ["3.1"],
    (call, next) =>
      next({ ...call, raw: Buffer.from(call.raw.toString("latin1").replace(/"page"/g, '"x_page"'), "latin1") }),
  ),
];
