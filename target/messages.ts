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
  notFound: { en: "it could not be looked for: {problem}", zh: "无法查找它:{problem}" },
  notUndone: { en: "{method} {url} was answered {problem}", zh: "{method} {url} 的应答为 {problem}" },
});
