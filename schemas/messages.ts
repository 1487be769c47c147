import { messages } from "./language.js";

/** What is wrong with a folder of schemas. */
export const say = messages({
  notAnEdition: {
    en: 'schemas: "{folder}" is no folder of schemas ({why}); allowed: what "onenet-video extract --out DIR" wrote. Run it first.',
    zh: 'schemas:"{folder}" 不是 Schema 目录({why});允许:"onenet-video extract --out DIR" 写出的目录。请先运行该命令。',
  },
  notLoaded: { en: "{name} cannot be loaded", zh: "{name} 无法加载" },
  lacking: { en: "no {name}", zh: "缺少 {name}" },
  damaged: { en: "{name} is damaged", zh: "{name} 已损坏" },
});
