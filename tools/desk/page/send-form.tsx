import { useRef, useState } from "preact/hooks";
import { fromHex } from "./bytes.ts";
import { usePage } from "./context.ts";

const mostFileBytes = 4 << 20;

/** A line to send text, hex digits or a file. */
export function SendForm({
  name,
  hint,
  hexLabel,
  disabled = false,
  send,
}: {
  name: string;
  hint: string;
  hexLabel: string;
  disabled?: boolean;
  send: (bytes: Uint8Array, isText: boolean) => void;
}) {
  const { t, store } = usePage();
  const [kind, setKind] = useState<"text" | "hex">("text");
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const submit = (event: Event): void => {
    event.preventDefault();
    const bytes = kind === "text" ? new TextEncoder().encode(text) : fromHex(text);
    if (bytes === undefined) {
      store.say(t.badHex);
    } else if (bytes.length > 0) {
      send(bytes, kind === "text");
      setText("");
    }
  };
  const sendFile = async (): Promise<void> => {
    const [chosen] = file.current?.files ?? [];
    if (chosen !== undefined) {
      if (chosen.size > mostFileBytes) {
        store.say(t.tooLarge);
      } else {
        send(new Uint8Array(await chosen.arrayBuffer()), false);
      }
      (file.current as HTMLInputElement).value = "";
    }
  };
  return (
    <form class="send" onSubmit={submit}>
      <select
        aria-label={hint}
        value={kind}
        disabled={disabled}
        onChange={({ currentTarget }) => setKind(currentTarget.value as "text" | "hex")}
      >
        <option value="text">{t.text}</option>
        <option value="hex">{hexLabel}</option>
      </select>
      <input
        type="text"
        data-testid={`${name}-input`}
        aria-label={hint}
        placeholder={hint}
        value={text}
        disabled={disabled}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button type="submit" disabled={disabled}>
        {t.send}
      </button>
      <button type="button" disabled={disabled} onClick={() => file.current?.click()}>
        {t.file}
      </button>
      <input ref={file} type="file" data-testid={`${name}-file`} hidden onChange={() => void sendFile()} />
    </form>
  );
}
