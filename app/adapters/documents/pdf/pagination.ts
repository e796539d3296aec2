/** How tall something is, in points. isHeading: it must not be the last on its page. */
export interface Block {
  height: number;
  isHeading: boolean;
}

/**
 * Which blocks stand on which page, as the place of each page's first block.
 * first, others: how much fits on the first page and on each other, in points. A block that fits nowhere gets a page.
 */
export function pageStarts(blocks: readonly Block[], first: number, others: number): number[] {
  const starts = [0];
  let left = first;
  blocks.forEach(({ height }, place) => {
    if (height > left && place > starts.at(-1)!) {
      let start = place;
      while (start - 1 > starts.at(-1)! && blocks[start - 1]!.isHeading) start -= 1;
      starts.push(start);
      left = others - blocks.slice(start, place).reduce((sum, block) => sum + block.height, 0);
    }
    left -= height;
  });
  return starts;
}

/** How many lines a text takes when words are put on each line as long as they fit. width: as widthOf counts. */
export function lineCount(text: string, width: number, widthOf: (text: string) => number): number {
  return text.split("\n").reduce((count, paragraph) => count + linesOf(paragraph, width, widthOf), 0);
}

function linesOf(paragraph: string, width: number, widthOf: (text: string) => number): number {
  const space = widthOf(" ");
  let lines = 1;
  let used = 0;
  for (const word of paragraph.split(" ")) {
    const size = widthOf(word);
    if (used > 0 && used + space + size > width) {
      lines += 1;
      used = size;
    } else used += (used > 0 ? space : 0) + size;
  }
  return lines;
}
