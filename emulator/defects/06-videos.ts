import { text } from "../call.js";
import { invalid, Refusal } from "../refusal.js";
import { formatTime, parseTime } from "../time.js";
import type { Defect } from "./defect.js";
import { deaf, edited, idle, wrapped } from "./make.js";

/** What can be wrong with videos. */
export const videoDefects: Defect[] = [
  edited(
    { id: "6.1-hls-dead", breaks: ["6.1-hls-token"], en: "nobody answers at hls_url", zh: "hls_url 无法连接" },
    "6.1",
    (answer) => {
      answer.data.hls_url = answer.data.hls_url.replace(/:\d+/, ":9");
      return answer;
    },
  ),
  deaf(
    {
      id: "6.1-security-ignored",
      breaks: ["6.1-security-links"],
      en: "security=1 gives the plain addresses",
      zh: "security=1 仍返回普通链接",
    },
    "6.1",
    "security",
  ),
  deaf(
    {
      id: "6.2-security-ignored",
      breaks: ["6.2-security-links"],
      en: "security=1 gives the plain addresses",
      zh: "security=1 仍返回普通链接",
    },
    "6.2",
    "security",
  ),
  ...["start_time", "end_time", "name"].map((name) => {
    const slug = name.replace("_", "-");
    return deaf(
      {
        id: `6.2-${slug}-ignored`,
        breaks: [`6.2-${name}-filter`],
        en: `${name} does not filter`,
        zh: `${name} 不起过滤作用`,
      },
      "6.2",
      name,
    );
  }),
  wrapped(
    {
      id: "6.2-one-bound-refused",
      breaks: ["6.2-one-bound-enough"],
      en: "one bound alone is refused",
      zh: "只填一个时间时被拒绝",
    },
    ["6.2"],
    (call, next) => {
      const { start_time, end_time } = call.query;
      if ((start_time === undefined) !== (end_time === undefined)) throw invalid("start_time and end_time");
      return next(call);
    },
  ),
  wrapped(
    {
      id: "6.2-other-zone",
      breaks: ["6.2-start_time-filter", "6.2-end_time-filter"],
      en: "the filter is in another zone than the list",
      zh: "过滤时间与列表时间的时区不同",
    },
    ["6.2"],
    (call, next) => {
      const query = { ...call.query };
      for (const name of ["start_time", "end_time"]) {
        const given = query[name] === undefined ? null : parseTime(text(query[name]), 0);
        if (given !== null) query[name] = formatTime(given, 8);
      }
      return next({ ...call, query });
    },
  ),
  wrapped(
    {
      id: "6.2-both-bounds",
      breaks: ["6.2-one-bound-enough"],
      en: "one bound alone does not filter",
      zh: "只填一个时间时不过滤",
    },
    ["6.2"],
    (call, next) => {
      const { start_time, end_time, ...query } = call.query;
      return start_time !== undefined && end_time !== undefined ? next(call) : next({ ...call, query });
    },
  ),
  edited(
    { id: "6.1-durtion-ms", breaks: ["6.1-durtion-value"], en: "durtion is in milliseconds", zh: "时长以毫秒计" },
    "6.1",
    (answer) => {
      answer.data.durtion = `${answer.data.durtion}000`;
      return answer;
    },
  ),
  edited(
    {
      id: "6.1-other-video",
      breaks: ["6.1-videoid-value"],
      en: "6.1 tells another id than asked",
      zh: "返回其他视频的 id",
    },
    "6.1",
    (answer) => {
      answer.data.videoid = `${answer.data.videoid}1`;
      return answer;
    },
  ),
  edited(
    {
      id: "6.2-sizes-differ",
      breaks: ["6.2-agrees"],
      en: "the list tells other sizes than 6.1",
      zh: "列表与详情的大小不一致",
    },
    "6.2",
    (answer) => {
      for (const video of answer.data.videos) video.size = Number(video.size) + 17;
      return answer;
    },
  ),
  wrapped(
    { id: "6.3-not-deleted", breaks: ["6.3-gone"], en: "a deleted video is still there", zh: "删除视频不生效" },
    ["6.3"],
    ({ body }) => ({ data: (body.video as unknown[]).map(() => ({ code: 0 })) }),
  ),
  edited(
    {
      id: "6.3-unknown-good",
      breaks: ["6.3-unknown"],
      en: "an unknown id is told as deleted",
      zh: "未知 id 返回删除成功",
    },
    "6.3",
    (answer) => ({
      ...answer,
      data: answer.data.map(() => ({ code: 0 })),
    }),
  ),
  edited(
    {
      id: "6.3-no-message",
      breaks: ["6.3-error-told"],
      en: "a failed deletion has no message",
      zh: "删除失败无错误信息",
    },
    "6.3",
    (answer) => ({
      ...answer,
      data: answer.data.map(({ code }: { code: number }) => ({ code })),
    }),
  ),
  edited(
    {
      id: "6.3-one-result",
      breaks: ["6.3-result-per-id"],
      en: "only the first id has a result",
      zh: "只返回第一个 id 的结果",
    },
    "6.3",
    (answer) => ({
      ...answer,
      data: answer.data.slice(0, 1),
    }),
  ),
  edited(
    {
      id: "6.3-order",
      breaks: ["6.3-result-order"],
      en: "the results are in another order than the ids",
      zh: "结果顺序与 id 不一致",
    },
    "6.3",
    (answer) => ({
      ...answer,
      data: answer.data.reverse(),
    }),
  ),
  wrapped(
    {
      id: "6.3-number-taken",
      breaks: ["6.3-videoId-type"],
      en: "a number is taken as an id",
      zh: "接受数字类型的 videoId",
    },
    ["6.3"],
    (call, next) => {
      const video = (call.body.video as { videoId: unknown }[]).map(({ videoId }) => ({ videoId: String(videoId) }));
      return next({ ...call, body: { ...call.body, video } });
    },
  ),
  idle({ id: "6.4-not-written", breaks: ["6.4-read-back"], en: "a new name is lost", zh: "重命名不生效" }, "6.4"),
  wrapped(
    {
      id: "6.4-unknown-taken",
      breaks: ["6.4-unknown"],
      en: "an unknown video can be renamed",
      zh: "可重命名不存在的视频",
    },
    ["6.4"],
    async (call, next) => {
      try {
        return await next(call);
      } catch (error) {
        if (error instanceof Refusal && error.kind === "not-found") return {};
        throw error;
      }
    },
  ),
  edited(
    {
      id: "6.5-token-dead",
      breaks: ["6.5-token-for-playback", "6.1-hls-token", "6.2-hls-token"],
      en: "the token plays nothing",
      zh: "token 无效",
    },
    "6.5",
    (answer) => {
      answer.data.token = `${answer.data.token}0`;
      return answer;
    },
  ),
];
