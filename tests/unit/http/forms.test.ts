import { expect, test } from "vitest";
import { z } from "zod";
import { parseForm, parseQuery } from "~/http/forms.server";
import { type RequestContext, UnreadableForm } from "~/http/respond.server";

const Words = z.object({ q: z.string().default(""), tag: z.union([z.string(), z.array(z.string())]).default([]) });
const asked = (search: string) => parseQuery(new Request(`http://localhost/products${search}`), Words);

test("a query gives a value alone and several as a list; what no text can hold is left out", () => {
  expect(asked("?q=a&tag=1&tag=2&other=3")).toEqual({ q: "a", tag: ["1", "2"] });
  expect(asked("")).toEqual({ q: "", tag: [] });
  expect(asked("?q=a%00b&tag=%00&tag=x")).toEqual({ q: "ab", tag: ["", "x"] });
  expect(asked("?__proto__=x&__proto__=y&constructor=z")).toEqual({ q: "", tag: [] });
});

const Person = z.object({ name: z.string().min(2), photo: z.instanceof(File).optional() });

function aRequest(form: FormData): RequestContext {
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return { request, submission: null } as RequestContext;
}

test("a form is read by its schema, files as they are, texts without what no text can hold", async () => {
  const form = new FormData();
  form.append("name", "Ba\0 Mười");
  form.append("photo", new File([Uint8Array.of(0, 1, 0)], "a.bin"));

  const read = await parseForm(aRequest(form), Person);

  expect(read.name).toBe("Ba Mười");
  expect(new Uint8Array(await read.photo!.arrayBuffer())).toEqual(Uint8Array.of(0, 1, 0));
});

test("a form that does not fit keeps what was typed for the answer", async () => {
  const form = new FormData();
  form.append("name", "x");
  const ctx = aRequest(form);

  await expect(parseForm(ctx, Person)).rejects.toBeInstanceOf(UnreadableForm);
  expect(ctx.submission?.reply()).toMatchObject({ initialValue: { name: "x" }, error: { name: [expect.any(String)] } });
});
