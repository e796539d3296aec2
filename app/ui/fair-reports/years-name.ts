/** vi "2024", "2014–2018" */
export const yearsName = (fromYear: number, year: number): string =>
  fromYear === year ? String(year) : `${fromYear}–${year}`;
