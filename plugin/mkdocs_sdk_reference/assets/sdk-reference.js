// Filter, tabs, buttons that copy, folds.
{
  const all = (selector, each) => Array.from(document.querySelectorAll(selector), each);
  const attempt = (what) => { try { return what(); } catch { /* it goes without */ } };

  const plain = (name) => name.toLowerCase().replace(/[\W_]/g, "");

  // Opens what holds the address's target, in any SDK's spelling.
  const reveal = () => {
    all("a.sdk-also", (link) => link.hash = location.hash);
    const id = attempt(() => decodeURIComponent(location.hash.slice(1))) ?? "";
    // What stood here is on another page now.
    for (const link of all("[data-sdk-ids]")) {
      if (link.dataset.sdkIds.split(" ").includes(id) || id.startsWith(`${link.id}-param-`)) {
        return location.replace(new URL(location.hash, link));
      }
    }
    const target = document.getElementById(id);
    const near = target ? [] : all(".sdk-table [id]").filter((row) => plain(row.id) === plain(id));
    if (near.length === 1) return location.replace(`#${near[0].id}`);
    let fold;
    while ((fold = target?.closest(".sdk-fold:not([open])"))) {
      fold.open = true;
      target.scrollIntoView();
    }
  };

  // A theme's search box.
  const box = () => document.querySelector('[data-md-component=search-query], #mkdocs-search-query, [role=search] [name=q]');
  const search = (text) => {
    const input = box();
    input.value = text;
    if (input.name === "q") return input.form.submit();
    document.querySelector('[data-bs-target="#mkdocs_search_modal"]')?.click();
    input.dispatchEvent(new Event("keyup"));
    input.focus();
  };

  // The model index's filter.
  const filter = (index) => {
    const said = index.dataset, { lang } = document.documentElement;
    const parts = all(".sdk-own, .sdk-index ul, .sdk-fold, .sdk-count");
    const items = [];
    let heading;
    for (const part of parts) {
      if (part.matches(".sdk-own")) heading = part;
      if (!part.matches(".sdk-index ul")) continue;
      const fold = part.closest("details");
      for (const element of part.children) {
        const text = `${element.textContent} ${fold?.firstChild.textContent ?? ""}`.toLowerCase();
        items.push({ element, text, link: element.querySelector("a"), inside: [part, fold, heading], lower: "" });
      }
    }
    index.prepend(index.querySelector("template").content.cloneNode(true));
    const [label, count, instead] = index.children;
    const input = label.control;

    let loaded;
    const load = () => loaded ??= fetch(said.sdkData).then((answer) => answer.json())
      .then((got) => items.forEach((item, at) => {
        const names = got[at].map ? got[at] : got[got[at]]; // or their place
        item.kind = names[0] ? "field" : "value";
        item.names = names.filter(Boolean);
        item.lower = names.join("\n").toLowerCase();
      }))
      .catch(() => {});

    const show = () => {
      const text = input.value.trim();
      const wanted = text.toLowerCase().split(/\s+/);
      const hit = new Set();
      let hits = 0;
      all(".sdk-hits", (old) => old.remove());
      for (const { element, link, inside, kind, names, lower, ...item } of items) {
        const left = wanted.filter((word) => !item.text.includes(word));
        const isHit = left.every((word) => lower.includes(word));
        if (element.hidden === isHit) element.hidden = !isHit;
        if (!isHit) continue;
        hits++;
        inside.forEach((part) => hit.add(part));
        if (!left.length || hits > 200) continue;
        const line = document.createElement("span");
        line.className = "sdk-hits";
        for (const name of names.filter((name) => left.some((word) => name.toLowerCase().includes(word))).slice(0, 5)) {
          const to = document.createElement("a");
          to.href = `${link.href}#${kind}-${name.split(" = ")[0].replace(/[^\w-]+/g, "-")}`;
          to.textContent = name;
          line.append(" · ", to);
        }
        element.append(line);
      }
      for (const part of parts) {
        part.hidden = text && !hit.has(part);
        part.open = text && hit.has(part);
      }
      count.textContent = text && (hits ? said.sdkCount : said.sdkNone)
        .replace("{n}", hits.toLocaleString(lang)).replace("{all}", items.length.toLocaleString(lang)).replace("{text}", () => text);
      instead.hidden = hits || !box();
      const url = new URL(location);
      url.searchParams.set("filter", text);
      if (!text) url.searchParams.delete("filter");
      history.replaceState(history.state, "", url);
    };
    instead.addEventListener("click", () => search(input.value.trim()));
    input.oninput = () => load().then(show);
    input.value ||= new URLSearchParams(location.search).get("filter");
    if (input.value) load().then(show);
  };

  // A button that copies.
  const copies = (line) => {
    if (!navigator.clipboard) return;
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

  // All tabs show the SDK chosen last.
  let sdk = attempt(() => localStorage.sdkTab);
  const tabs = () => all(".sdk-tabs input", (tab) => {
    tab.checked ||= tab.value === sdk;
    tab.onchange = () => {
      sdk = tab.value;
      attempt(() => localStorage.sdkTab = sdk);
      tabs();
    };
  });

  const start = () => {
    all("[data-sdk-copy]:not(:has(button))", copies);
    all("[data-sdk-count]:not(:has(.sdk-filter))", filter);
    tabs();
    reveal();
  };
  addEventListener("hashchange", reveal);
  // Material's instant navigation.
  if (window.document$) document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
}
