import { type Language, languageOf, type Text } from "../schemas/language.js";

/** What every command is given besides its own options. */
export interface Shell {
  language: Language;
  env: NodeJS.ProcessEnv;
  /** Picks the text of the run's language. */
  say(text: Text): string;
  /** One line on standard output. */
  print(line: string): void;
  /** One line on standard error. */
  warn(line: string): void;
}

/** The shell of this process; `--lang` is looked up before the options are parsed, since help texts need it. */
export function shellOf(argv: readonly string[], env: NodeJS.ProcessEnv): Shell {
  const language = languageOf(languageAsked(argv), env);
  return {
    language,
    env,
    say: (text) => text[language],
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
  };
}

function languageAsked(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return undefined;
  return argv[at]?.includes("=") ? argv[at]?.slice("--lang=".length) : argv[at + 1];
}
