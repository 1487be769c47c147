import { messages } from "../schemas/language.js";

/** What is said of result files that cannot be read. */
export const say = messages({
  missing: {
    en: '"{path}" is not there; name a run\'s folder, or its results.json or load-<scenario>.json',
    zh: "“{path}”不存在；请给出运行目录，或其中的 results.json、load-<场景>.json",
  },
  noResults: {
    en: '"{path}" holds neither results.json nor load-<scenario>.json; name a run\'s folder',
    zh: "“{path}”中既没有 results.json 也没有 load-<场景>.json；请给出运行目录",
  },
  broken: {
    en: '"{path}" is no result file: {problem}; see schemas/results for the format',
    zh: "“{path}”不是结果文件：{problem}；格式见 schemas/results",
  },
});
