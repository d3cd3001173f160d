// The filter of the model index; buttons that copy; what folds opens when linked to, and in print.
(() => {
  "use strict";
  const folded = () => document.querySelectorAll("details.sdk-fold:not([open])");

  // Opens what holds the target of the address, which browsers do for few elements alone.
  const reveal = () => {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch { /* an address that is no text names no element */ }
    // What stood here is on another page now.
    for (const link of document.querySelectorAll("[data-sdk-ids]")) {
      if (link.dataset.sdkIds.split(" ").includes(id) || id.startsWith(`${link.id}-param-`)) {
        location.replace(new URL(location.hash, link));
      }
    }
    const target = document.getElementById(id);
    let opened = false;
    for (let at = target; at; at = at.parentElement) {
      if (at.matches("details.sdk-fold:not([open])")) opened = at.open = true;
    }
    if (opened) target.scrollIntoView();
  };

  let printed = [];
  addEventListener("beforeprint", () => {
    printed = [...folded()];
    printed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => {
    printed.forEach((details) => { details.open = false; });
    printed = [];
  });

  const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

  // Adds the filter to a model index, above its lists; they are whole without it.
  const filter = (index) => {
    if (index.querySelector(".sdk-filter")) return;
    const items = [...document.querySelectorAll(".sdk-index > li")].map((element) => {
      const link = element.querySelector("a");
      return { element, link, name: link.textContent.toLowerCase(), fields: [], lower: "" };
    });
    const lists = [...document.querySelectorAll(".sdk-index")];
    const label = document.createElement("label");
    const input = document.createElement("input");
    const count = document.createElement("p");
    label.className = "sdk-filter";
    label.textContent = index.dataset.sdkFilter;
    input.type = "search";
    input.autocomplete = "off";
    input.spellcheck = false;
    count.className = "sdk-count";
    count.setAttribute("role", "status");
    label.append(input);
    index.prepend(label, count);

    const data = index.querySelector(".sdk-data");
    let names = null;
    const load = () => {
      names ??= (data ? fetch(data.href).then((answer) => answer.json()) : Promise.resolve([]))
        .then((all) => items.forEach((item, at) => {
          item.fields = all[at] ?? [];
          item.lower = item.fields.join("\n").toLowerCase();
        }))
        .catch(() => {}); // without field names the filter still finds types
      return names;
    };

    const show = () => {
      const wanted = words(input.value);
      let hits = 0;
      document.querySelectorAll(".sdk-hits").forEach((old) => old.remove());
      for (const { element, link, name, fields, lower } of items) {
        const left = wanted.filter((word) => !name.includes(word));
        const isHit = left.every((word) => lower.includes(word));
        if (element.hidden === isHit) element.hidden = !isHit;
        if (!isHit) continue;
        hits += 1;
        if (left.length && hits <= 200) {
          const found = fields.filter((field) => left.some((word) => field.toLowerCase().includes(word)));
          const line = document.createElement("span");
          line.className = "sdk-hits";
          for (const field of found.slice(0, 5)) {
            const to = document.createElement("a");
            to.href = `${link.href}#field-${field.replace(/[^A-Za-z0-9_-]+/g, "-")}`;
            to.textContent = field;
            line.append(" · ", to);
          }
          element.append(line);
        }
      }
      for (const list of lists) {
        const none = ![...list.children].some((item) => !item.hidden);
        list.hidden = none;
        if (list.previousElementSibling) list.previousElementSibling.hidden = none;
      }
      count.textContent = wanted.length
        ? index.dataset.sdkCount.replace("{n}", hits.toLocaleString()).replace("{all}", items.length.toLocaleString())
        : "";
    };
    input.addEventListener("input", () => load().then(show));
    if (input.value) load().then(show);
  };

  // Adds a button that copies a path, or a page's Markdown.
  const copies = (line) => {
    if (!navigator.clipboard || line.querySelector("button")) return;
    const what = line.lastElementChild;
    const button = document.createElement("button");
    button.ariaLive = "polite";
    button.textContent = line.dataset.sdkCopy;
    button.onclick = async () => {
      await navigator.clipboard.writeText(what.href ? await (await fetch(what)).text() : what.textContent);
      button.textContent = line.dataset.sdkCopied;
    };
    line.append(" ", button);
  };

  const start = () => {
    document.querySelectorAll("[data-sdk-copy]").forEach(copies);
    document.querySelectorAll("[data-sdk-filter]").forEach(filter);
    reveal();
  };
  addEventListener("hashchange", reveal);
  // Material's instant navigation swaps the page and says so here.
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
