// Words of types and of fields' names that are cut, or closing brackets that stand alone, although there is room.
() => {
  const range = document.createRange();
  const topOf = (node, at) => {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return Math.round(range.getBoundingClientRect().top);
  };
  const roomOf = (code) => {
    let box = code;
    while (getComputedStyle(box).display.startsWith("inline")) box = box.parentElement;
    const style = getComputedStyle(box);
    return box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  };
  const context = document.createElement("canvas").getContext("2d");
  const broken = [];
  let measured = 0;
  for (const code of document.querySelectorAll(".sdk-fields td:first-child code, .sdk-type, .sdk-nested li code")) {
    if (!code.checkVisibility()) continue;
    measured += 1;
    const room = roomOf(code);
    context.font = getComputedStyle(code).font;
    const nodes = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    let before = null;
    while (nodes.nextNode()) {
      const node = nodes.currentNode;
      for (const word of node.data.matchAll(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])|[\])>]+/g)) {
        const top = topOf(node, word.index);
        const end = topOf(node, word.index + word[0].length - 1);
        const isAlone = /^[\])>]/.test(word[0]) && before !== null && top !== before;
        const fits = context.measureText(word[0]).width < room;
        if ((top !== end || isAlone) && fits) broken.push(`${word[0]} in ${code.textContent}`);
        before = end;
      }
    }
  }
  return { measured, broken };
}
