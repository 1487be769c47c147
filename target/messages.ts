import { messages } from "../schemas/language.js";

/** What `target/` says to people. */
export const say = messages({
  notOurs: {
    en: 'it is called "{found}", which does not carry the run\'s id "{run}"; it was left alone',
    zh: "其名称为“{found}”,不含本次运行的标识“{run}”,因此未作改动",
  },
  nameNotOurs: {
    en: 'its name does not carry the run\'s id "{run}"; it was left alone',
    zh: "其名称不含本次运行的标识“{run}”,因此未作改动",
  },
  noUndo: { en: "the journal does not say how to undo it", zh: "日志中没有撤销它的方法" },
  notSurelyOurs: {
    en: "{found} videos have come since, and the run recorded {count}: which of them are its own cannot be told, so they were left alone",
    zh: "此后新增 {found} 个视频,而本次运行录制了 {count} 个:无法确定哪些属于本次运行,因此未作改动",
  },
  mayNotDelete: {
    en: 'the target file does not allow it; add "delete" to "allow"',
    zh: '目标文件不允许删除;请在 "allow" 中添加 "delete"',
  },
  notFound: { en: "it could not be looked for: {problem}", zh: "无法查找它:{problem}" },
  notUndone: { en: "{method} {url} was answered {problem}", zh: "{method} {url} 的应答为 {problem}" },
});
