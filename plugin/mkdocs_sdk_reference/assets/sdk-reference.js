// The filter of the model index; buttons that copy; what folds opens when linked to.
(() => {
  "use strict";

  // Opens what holds the target of the address, which browsers do for few elements alone.
  const reveal = () => {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch { /* an address that is no text names no element */ }
    // What stood here is on another page now.
    for (const link of document.querySelectorAll("[data-sdk-ids]")) {
      if (link.dataset.sdkIds.split(" ").includes(id) || id.startsWith(`${link.id}-param-`)) {
        return location.replace(new URL(location.hash, link));
      }
    }
    const target = document.getElementById(id);
    let fold;
    while ((fold = target?.closest(".sdk-fold:not([open])"))) {
      fold.open = true;
      target.scrollIntoView();
    }
  };

  // The theme's search box: Material, `mkdocs` or `readthedocs`.
  const box = () => document.querySelector('[data-md-component=search-query], #mkdocs-search-query, [role=search] [name=q]');
  const search = (input, text) => {
    input.value = text;
    if (input.name === "q") return input.form.submit();
    document.querySelector('[data-bs-target="#mkdocs_search_modal"]')?.click();
    input.dispatchEvent(new Event("keyup"));
    input.focus();
  };

  const number = (count) => count.toLocaleString(document.documentElement.lang);

  // Adds the filter to a model index, above its lists; they are whole without it.
  const filter = (index) => {
    if (index.querySelector(".sdk-filter")) return;
    const said = index.dataset;
    const parts = [...document.querySelectorAll(".sdk-own, .sdk-index ul, .sdk-fold, .sdk-count")];
    const items = [];
    let heading;
    for (const part of parts) {
      if (part.matches(".sdk-own")) heading = part;
      if (!part.matches(".sdk-index ul")) continue;
      const fold = part.closest("details");
      for (const element of part.children) {
        const text = `${element.textContent} ${fold?.firstChild.textContent ?? ""}`.toLowerCase();
        items.push({ element, text, link: element.querySelector("a"), inside: [part, fold, heading], names: [], lower: "" });
      }
    }
    index.prepend(index.querySelector("template").content.cloneNode(true));
    const [label, count, instead] = index.children;
    const input = label.querySelector("input");

    let loaded;
    const load = () => loaded ??= fetch(said.sdkData).then((answer) => answer.json())
      .then((all) => items.forEach((item, at) => {
        const names = all[at].map ? all[at] : all[all[at]]; // or the place of the same names
        item.kind = names[0] === "" ? "value" : "field";
        item.names = names.filter(Boolean);
        item.lower = names.join("\n").toLowerCase();
      }))
      .catch(() => {}); // without these names the filter still finds types

    const show = () => {
      const text = input.value.trim();
      const wanted = text.toLowerCase().split(/\s+/);
      const hit = new Set();
      let hits = 0;
      document.querySelectorAll(".sdk-hits").forEach((old) => old.remove());
      for (const { element, link, inside, kind, names, lower, ...item } of items) {
        const left = wanted.filter((word) => !item.text.includes(word));
        const isHit = left.every((word) => lower.includes(word));
        if (element.hidden === isHit) element.hidden = !isHit;
        if (!isHit) continue;
        hits += 1;
        inside.forEach((part) => hit.add(part));
        if (!left.length || hits > 200) continue;
        const line = document.createElement("span");
        line.className = "sdk-hits";
        for (const name of names.filter((name) => left.some((word) => name.toLowerCase().includes(word))).slice(0, 5)) {
          const to = document.createElement("a");
          to.href = `${link.href}#${kind}-${name.split(" = ")[0].replace(/[^A-Za-z0-9_-]+/g, "-")}`;
          to.textContent = name;
          line.append(" · ", to);
        }
        element.append(line);
      }
      for (const part of parts) {
        part.hidden = text && !hit.has(part);
        if (part.open !== undefined) part.open = text && hit.has(part);
      }
      count.textContent = text && (hits ? said.sdkCount : said.sdkNone)
        .replace("{n}", number(hits)).replace("{all}", number(items.length)).replace("{text}", () => text);
      instead.hidden = hits || !box();
      const url = new URL(location);
      url.searchParams.set("filter", text);
      if (!text) url.searchParams.delete("filter");
      history.replaceState(history.state, "", url);
    };
    instead.addEventListener("click", () => search(box(), input.value.trim()));
    input.addEventListener("input", () => load().then(show));
    input.value ||= new URLSearchParams(location.search).get("filter") ?? "";
    if (input.value) load().then(show);
  };

  // Adds a button that copies a path, or a page's Markdown.
  const copies = (line) => {
    if (!navigator.clipboard || line.querySelector("button")) return;
    const what = line.lastElementChild;
    const button = document.createElement("button");
    button.ariaLive = "polite";
    button.textContent = line.dataset.sdkCopy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(what.href ? await (await fetch(what)).text() : what.textContent);
      button.textContent = line.dataset.sdkCopied;
    });
    line.append(" ", button);
  };

  const start = () => {
    document.querySelectorAll("[data-sdk-copy]").forEach(copies);
    document.querySelectorAll("[data-sdk-count]").forEach(filter);
    reveal();
  };
  addEventListener("hashchange", reveal);
  // Material's instant navigation swaps the page and says so here.
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
