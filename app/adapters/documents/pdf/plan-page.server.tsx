import { Page, Rect, StyleSheet, Svg, Text, View } from "@react-pdf/renderer";
import type { PlanBox, PlanDrawing, PlanSheet } from "../plan-sheet";
import { styles as list, MARGIN, MM } from "./award-list.server";
import { TINOS, textWidth } from "./fonts.server";

const OWN = "#9b1c1c";
const WIDTH = 210 * MM - MARGIN.left - MARGIN.right;
/** A drawing takes at most this of a page, so that the whole and a detail stand on one. */
const HEIGHT = 100 * MM;
/** Points below which letters on paper are not read. */
const SMALLEST = 5;
/** Of what must be found on every drawing: own booths, gates and stages. */
const READ = 6.5;
const LARGEST = 10;
const AT_ALL_EVENTS: readonly string[] = ["gate", "stage"];

/** After loadFonts. */
export function PlanPage({ title, subject, legend, drawings, footer }: PlanSheet) {
  return (
    <Page size="A4" style={list.page}>
      <Text fixed style={list.pageNumber} render={({ pageNumber }) => (pageNumber > 1 ? `${pageNumber}` : "")} />
      <View style={styles.heading}>
        <Text style={list.title}>{title}</Text>
        <Text style={styles.subject}>{subject}</Text>
      </View>
      {drawings.map((drawing) => (
        <View key={drawing.caption} wrap={false} style={styles.drawing}>
          <Text style={styles.caption}>{drawing.caption}</Text>
          <Drawing {...drawing} />
        </View>
      ))}
      <Text style={styles.legend}>{legend}</Text>
      <Text fixed style={list.footer}>
        {footer}
      </Text>
    </Page>
  );
}

function Drawing({ window, booths, furniture }: PlanDrawing) {
  const scale = Math.min(WIDTH / window.width, HEIGHT / window.height);
  const [width, height] = [window.width * scale, window.height * scale];
  const placed = (box: PlanBox): PlanBox => {
    const [x, y] = [Math.max(box.x, window.x), Math.max(box.y, window.y)];
    return {
      x: (x - window.x) * scale,
      y: (y - window.y) * scale,
      width: (Math.min(box.x + box.width, window.x + window.width) - x) * scale,
      height: (Math.min(box.y + box.height, window.y + window.height) - y) * scale,
    };
  };
  // All codes alike, or only what rows are called: some that are missing would look like booths without one.
  const codeSize = Math.min(
    LARGEST,
    ...booths.map((one) => sizeIn({ ...one, height: one.height * scale }, one.code, one.width * scale * 0.92)),
  );
  const firstOfRow = new Set([...Map.groupBy(booths, ({ code }) => rowOf(code)).values()].map(leftmost));
  const codeOf = (booth: PlanDrawing["booths"][number]): Words => {
    const box = placed(booth);
    if (booth.isOwn) return { box, text: booth.code, size: Math.max(codeSize, READ), isOwn: true };
    if (codeSize >= SMALLEST) return { box, text: booth.code, size: codeSize };
    return { box, text: firstOfRow.has(booth) ? rowOf(booth.code) : "", size: READ };
  };
  const labelOf = (one: PlanDrawing["furniture"][number]): Words => {
    const box = placed(one);
    const size = sizeIn(box, one.label, Math.max(box.width, box.height));
    return { box, text: one.label, size: AT_ALL_EVENTS.includes(one.kind) ? Math.max(size, READ) : size };
  };
  return (
    <Svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} style={styles.svg}>
      <Rect x={0} y={0} width={width} height={height} fill="#ffffff" stroke="#000000" strokeWidth={1} />
      {furniture.map((one) => (
        <Rect
          key={`${one.kind} ${one.x} ${one.y}`}
          {...placed(one)}
          fill={one.kind === "aisle" ? "#f6f6f6" : "#e2e2e2"}
        />
      ))}
      {booths.map(({ code, isOwn, ...one }) => (
        <Rect
          key={code}
          {...placed(one)}
          fill={isOwn ? "#f2b8b0" : "#ffffff"}
          stroke={isOwn ? OWN : "#8a8a8a"}
          strokeWidth={isOwn ? 1.2 : 0.5}
        />
      ))}
      {[...booths.map(codeOf), ...furniture.map(labelOf)].map(
        ({ box, ...label }) =>
          label.text !== "" &&
          label.size >= SMALLEST && (
            <Label key={`${label.text} ${box.x} ${box.y}`} box={box} width={width} {...label} />
          ),
      )}
    </Svg>
  );
}

/** As large as a text fits into a box. room: how wide it may be, in points. */
const sizeIn = (box: PlanBox, text: string, room: number): number =>
  Math.min(LARGEST, box.height * 0.62, room / Math.max(textWidth(text, true), 0.1));

/** What a row is called: "B12" stands in "B". */
const rowOf = (code: string): string => /^\D*/.exec(code)![0];

const leftmost = <Of extends PlanBox>(row: readonly Of[]): Of =>
  row.reduce((first, one) => (one.y < first.y || (one.y === first.y && one.x < first.x) ? one : first));

/** What is written into a box; size in points. */
interface Words {
  readonly box: PlanBox;
  readonly text: string;
  readonly size: number;
  readonly isOwn?: boolean;
}

interface LabelProps extends Words {
  /** Of the drawing: words at its edge move inwards. */
  readonly width: number;
}

function Label({ box, text, size, width, isOwn = false }: LabelProps) {
  const half = (textWidth(text, isOwn) * size) / 2 + 1;
  const middle = Math.min(Math.max(box.x + box.width / 2, half), width - half);
  return (
    <Text
      x={middle}
      y={box.y + box.height / 2 + size * 0.35}
      textAnchor="middle"
      fill={isOwn ? OWN : "#000000"}
      style={{ fontFamily: TINOS, fontSize: size, fontWeight: isOwn ? 700 : 400 }}
    >
      {text}
    </Text>
  );
}

const styles = StyleSheet.create({
  heading: { marginBottom: 10 },
  subject: { fontSize: 13, textAlign: "center", marginTop: 3 },
  drawing: { marginBottom: 12, alignItems: "center" },
  caption: { fontSize: 12, fontStyle: "italic", marginBottom: 4, width: WIDTH },
  svg: { marginHorizontal: 0 },
  legend: { fontSize: 11 },
});
