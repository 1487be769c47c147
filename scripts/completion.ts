import type { Argument, Command, Option } from "commander";

export type CompletedShell = "bash" | "zsh";

/**
 * A script that completes the commands, options and choices of a program. Where a file or a folder is meant the shell
 * completes by itself. zsh runs the same function by its `bashcompinit`.
 */
export function completionScript(program: Command, shell: CompletedShell): string {
  const name = program.name();
  const call = `_${name.replaceAll("-", "_")}`;
  const lines = [
    `# ${shell} completion of ${name}: eval "$(${name} completion ${shell})"`,
    ...(shell === "zsh" ? ["autoload -U +X bashcompinit && bashcompinit"] : []),
    `${call}() {`,
    `  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" words="" index`,
    "  for ((index = 1; index < COMP_CWORD; index++)); do",
    `    case "\${COMP_WORDS[index]}" in -*) ;; *) command="\${COMP_WORDS[index]}"; break ;; esac`,
    "  done",
    '  case "$command $previous" in',
    ...program.commands.flatMap((command) => command.options.flatMap((option) => valueCase(command, option))),
    "  esac",
    '  case "$command" in',
    `    "") words=${quoted([...program.commands.map((command) => command.name()), ...optionNames(program)])} ;;`,
    ...program.commands.map((command) => `    ${command.name()}) words=${quoted(wordsOf(command))} ;;`),
    "  esac",
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    "}",
    `complete -o default -F ${call} ${name}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** What may follow an option that takes a value: its choices, or what the shell knows by itself. */
function valueCase(command: Command, option: Option): string[] {
  if (!option.long || !(option.required || option.optional)) return [];
  const words = option.argChoices ? `words=${quoted(option.argChoices)}; ` : "";
  const reply = words ? 'COMPREPLY=($(compgen -W "$words" -- "$current")); ' : "COMPREPLY=(); ";
  return [`    ${JSON.stringify(`${command.name()} ${option.long}`)}) ${words}${reply}return ;;`];
}

function wordsOf(command: Command): string[] {
  const choices = command.registeredArguments.flatMap((argument: Argument) => argument.argChoices ?? []);
  return [...choices, ...optionNames(command)];
}

function optionNames(command: Command): string[] {
  return [...command.options.flatMap(({ long, hidden }) => (long && !hidden ? [long] : [])), "--help"];
}

/** Names of commands, options and choices hold nothing that a shell reads between double quotes. */
const quoted = (words: readonly string[]): string => `"${words.join(" ")}"`;
