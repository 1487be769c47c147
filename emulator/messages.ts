import { messages } from "../schemas/language.js";

/** What was asked of the emulator that it does not have. */
export const say = messages({
  noDefect: {
    en: '--defect is "{id}"; allowed: one of the ids that --list-defects prints',
    zh: '--defect 为 "{id}";允许:--list-defects 列出的 ID 之一',
  },
  noStyle: { en: '--style is "{name}"; allowed: {known}', zh: '--style 为 "{name}";允许:{known}' },
});
