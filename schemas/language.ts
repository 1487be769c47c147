/** The two languages of everything that users read. */
export type Language = "en" | "zh";

/** A text in both languages; results carry both, so that a report can switch. */
export interface Text {
  en: string;
  zh: string;
}

type Arguments = Record<string, string | number | Text>;

/**
 * Makes a message function from a table: `const say = messages({ reached: { en: "{url} answers", zh: "{url} 有响应" } })`,
 * then `say("reached", { url })` gives both languages. A placeholder without an argument stays as written;
 * a text as an argument is put into each language in that language.
 */
export function messages<Key extends string>(table: Record<Key, Text>) {
  return (key: Key, args: Arguments = {}): Text => ({
    en: fill(table[key].en, args, "en"),
    zh: fill(table[key].zh, args, "zh"),
  });
}

function fill(template: string, args: Arguments, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    return typeof value === "object" ? value[language] : String(value);
  });
}

/** The language asked for by `--lang`, else by the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English. */
export function languageOf(asked: string | undefined, env: NodeJS.ProcessEnv): Language {
  const named = asked ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? "en";
  return named.toLowerCase().startsWith("zh") ? "zh" : "en";
}
