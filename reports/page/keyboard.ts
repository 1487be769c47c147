import { useEffect } from "preact/hooks";
import { anchorOf } from "./context.js";

interface Commands {
  /** Ids in the list, as filtered. */
  shown: string[];
  language(): void;
  theme(): void;
  reset(): void;
  help(): void;
}

/** One key a command; nothing is taken while somebody types or holds a modifier. */
export function useKeyboard(commands: Commands): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key === "Escape") {
        if (typing) event.target.blur();
        return commands.reset();
      }
      if (typing) return;
      const command = commandOf(event.key, commands);
      if (!command) return;
      event.preventDefault();
      command();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
}

function commandOf(key: string, commands: Commands): (() => void) | undefined {
  switch (key) {
    case "/":
      return () => document.getElementById("search")?.focus();
    case "j":
      return () => step(commands.shown, 1);
    case "k":
      return () => step(commands.shown, -1);
    case "l":
      return commands.language;
    case "t":
      return commands.theme;
    case "?":
      return commands.help;
    default:
      return undefined;
  }
}

/** Moves the focus to the next or previous requirement of the list. */
function step(ids: string[], by: 1 | -1): void {
  const row = document.activeElement?.closest("li.row");
  const at = row ? ids.findIndex((id) => anchorOf(id) === row.id) : -1;
  const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
  if (next === undefined) return;
  const opener = document.getElementById(anchorOf(next))?.querySelector<HTMLElement>("button.opener");
  opener?.focus();
  opener?.scrollIntoView({ block: "nearest" });
}
