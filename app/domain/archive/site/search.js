// Looks through the archive's awards. It runs from a folder as from a server: the rows come as scripts, for a page opened from a
// folder may not ask for files in any other way.
(() => {
  const { parts, words } = window.archiveSearch;
  const field = document.getElementById("q");
  const list = document.getElementById("found");
  const told = document.getElementById("told");
  const more = document.getElementById("more");
  const rows = [];
  const AT_A_TIME = 50;
  let shown = AT_A_TIME;
  let loaded = 0;

  /** Without tones and marks: "Bánh Tráng Đặc sản" is "banh trang dac san". */
  const fold = (text) =>
    text
      .toLowerCase()
      .replaceAll("đ", "d")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ");

  /** Each part of the list calls this with rows: [product, maker, province, title, status, page, number or decision]. */
  window.archiveRows = (part) => {
    for (const row of part)
      rows.push({ row, text: fold(`${row[0]} ${row[1] ?? ""} ${row[2]} ${row[3]} ${row[6] ?? ""}`) });
    loaded += 1;
    show();
    load();
  };

  function load() {
    if (loaded >= parts) return;
    const script = document.createElement("script");
    script.src = `search/awards-${loaded + 1}.js`;
    document.head.append(script);
  }

  function show() {
    const typed = fold(field.value).split(" ").filter(Boolean);
    list.replaceChildren();
    more.hidden = true;
    if (typed.length === 0) {
      told.textContent = loaded < parts ? words.loading : words.count.replace("#", rows.length.toLocaleString("vi"));
      return;
    }
    const found = rows.filter(({ text }) => typed.every((word) => text.includes(word)));
    told.textContent =
      (found.length === 0 ? words.none : words.found.replace("#", found.length.toLocaleString("vi"))) +
      (loaded < parts ? ` ${words.loading}` : "");
    for (const { row } of found.slice(0, shown)) list.append(item(row));
    more.hidden = found.length <= shown;
  }

  function item([product, maker, province, title, status, page, number]) {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = page;
    link.append(isolated(product));
    entry.append(link, line(maker, province), line(title, status, number));
    return entry;
  }

  function line(...texts) {
    const span = document.createElement("span");
    for (const text of texts.filter(Boolean)) {
      if (span.childNodes.length > 0) span.append(" · ");
      span.append(isolated(text));
    }
    return span;
  }

  function isolated(text) {
    const bdi = document.createElement("bdi");
    bdi.textContent = text;
    return bdi;
  }

  field.addEventListener("input", () => {
    shown = AT_A_TIME;
    show();
  });
  more.addEventListener("click", () => {
    shown += AT_A_TIME;
    show();
  });
  field.form.addEventListener("submit", (event) => event.preventDefault());
  field.value = new URLSearchParams(window.location.search).get("q") ?? field.value;
  show();
  load();
})();
