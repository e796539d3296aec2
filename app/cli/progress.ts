const WIDTH = 30;

/** Draws how far long work has come, on a terminal only; `end` clears the line. */
export function progressBar(label: string): { show(done: number, total: number): void; end(): void } {
  const terminal = process.stderr;
  if (!terminal.isTTY) return { show() {}, end() {} };
  return {
    show(done, total) {
      const full = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
      const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
      terminal.write(`\r${label} ${bar} ${done.toLocaleString("en")}/${total.toLocaleString("en")}`);
    },
    end() {
      terminal.write("\r\u001B[2K");
    },
  };
}
