import { messages } from "../language.js";

/** Why an edition cannot be written. */
export const say = messages({
  otherFiles: {
    en: '--out: "{dir}" holds other files ("{foreign}"); allowed: a new or empty folder, or an earlier edition. Name another folder.',
    zh: '--out:"{dir}" 中有其他文件("{foreign}");允许:新目录、空目录,或先前生成的文档版本。请指定其他目录。',
  },
  notWritable: {
    en: '--out: "{folder}" cannot be written to ({code}); name a folder.',
    zh: '--out:"{folder}" 无法写入({code});请指定一个目录。',
  },
});
