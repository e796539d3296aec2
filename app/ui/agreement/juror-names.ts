/** The number alone, where a name has no room: "3" of "Giám khảo số 3: Nguyễn Văn A". */
export const shortJuror = (juror: string): string => /\d+/.exec(juror)?.[0] ?? juror;
