import { type DragEvent, type ReactNode, useId, useState } from "react";
import { Card } from "./card";
import { classNames } from "./class-names";

interface FileDropProps {
  readonly label: string;
  /** As the attribute of a file input. */
  readonly accept: string;
  readonly disabled?: boolean;
  readonly onFile: (file: File) => void;
  /** Above the field. */
  readonly children?: ReactNode;
}

/** A place for one file that stays on the visitor's machine: chosen, or dropped on it. Needs scripts. */
export function FileDrop({ label, accept, disabled = false, onFile, children }: FileDropProps) {
  const [isOver, setOver] = useState(false);
  const input = useId();

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file && !disabled) onFile(file);
  }

  return (
    <Card
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames(isOver && "outline-2 outline-indigo")}
    >
      {children}
      <label htmlFor={input} className="grid gap-1.5 text-soft">
        {label}
        <input
          id={input}
          type="file"
          accept={accept}
          className="file-input max-w-lg"
          disabled={disabled}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) onFile(file);
            // The same file again, after it was changed, is another one.
            target.value = "";
          }}
        />
      </label>
    </Card>
  );
}
