import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { readFormData } from "~/http/forms.server";
import { localPath, preferenceCookies } from "~/http/preferences";

export async function action({ request }: ActionFunctionArgs) {
  const form = await readFormData(request);
  const headers = new Headers();
  for (const cookie of preferenceCookies(form)) headers.append("set-cookie", cookie);
  return redirect(localPath(form.get("returnTo")), { status: 303, headers });
}

export function loader() {
  return redirect("/");
}
