import { parsePoints } from "~/lib/points";

/** A criterion as it stands in the form. */
export interface TypedNode {
  readonly code?: string;
  readonly maximum?: string;
  /** A lone ticked box comes as itself. */
  readonly groups?: string | readonly string[];
  readonly parts?: readonly (TypedNode | undefined)[];
}

/** What criteria add up to for a product group, in hundredths; `group` null: for all of them alike. */
export interface Sum {
  readonly group: string | null;
  readonly points: number;
}

/**
 * The sum of criteria beside each other, for each group by itself where it differs.
 * groups: codes of the product groups. What cannot be read as points counts nothing.
 */
export function sumsOf(nodes: readonly (TypedNode | undefined)[], groups: readonly string[]): Sum[] {
  const sums = groups.map((group) => ({
    group,
    points: nodes.reduce((sum, node) => (node && isAsked(node, group) ? sum + pointsOf(node) : sum), 0),
  }));
  const [first] = sums;
  const isShared = sums.every((sum) => sum.points === first?.points);
  return isShared && first ? [{ group: null, points: first.points }] : sums;
}

export const pointsOf = (node: TypedNode): number => parsePoints(node.maximum ?? "") ?? 0;

function isAsked({ groups }: TypedNode, group: string): boolean {
  const asked = [groups ?? []].flat();
  return asked.length === 0 || asked.includes(group);
}
