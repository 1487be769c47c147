import { messages } from "../schemas/language.js";

/** What is said of a run's bundle of evidence. */
export const say = messages({
  missing: { en: "{file} is missing", zh: "缺少 {file}" },
  added: { en: "{file} was added: the manifest does not name it", zh: "多出 {file}：清单中没有它" },
  changed: { en: "{file} was changed: its digest is not that of the manifest", zh: "{file} 被修改：摘要与清单不符" },
  "no-file": { en: "{file} is no regular file", zh: "{file} 不是普通文件" },
  noBundle: {
    en: '"{dir}" is no evidence bundle: it has no manifest.json; name the folder of a run',
    zh: "“{dir}”不是证据包：没有 manifest.json；请给出运行目录",
  },
  noManifest: {
    en: '"{dir}/manifest.json" is no manifest; name the folder of a run',
    zh: "“{dir}/manifest.json”不是清单；请给出运行目录",
  },
});
