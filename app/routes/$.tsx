/** An address nobody has: through a route, so that the page of it knows the reader's theme and account. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function NothingHere() {
  return null;
}
