type Names<Word extends string> = Record<Word, () => string>;

/** Speaks a closed list of words; a word outside it (a scheme may bring its own groups) is said as it is. */
export function speak<Word extends string>(names: Names<Word>): (word: Word | (string & {})) => string {
  return (word) => (word in names ? names[word as Word]() : word);
}
