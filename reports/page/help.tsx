import { useEffect, useRef } from "preact/hooks";
import { usePage } from "./context.js";

const keys = [
  ["/", "keySearch"],
  ["j k", "keyNext"],
  ["l", "keyLanguage"],
  ["t", "keyTheme"],
  ["Esc", "keyEscape"],
  ["?", "keyHelp"],
] as const;

/** The list of keys. */
export function Help({ onClose }: { onClose(): void }) {
  const { t } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="help-title">
      <h2 id="help-title">{t("keyboard")}</h2>
      <dl class="keys">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              {key.split(" ").map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={() => dialog.current?.close()}>
        {t("close")}
      </button>
    </dialog>
  );
}
