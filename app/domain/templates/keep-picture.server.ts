import { and, asc, eq, sql } from "drizzle-orm";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { files, templatePictures } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { type StoredForm, storedForm } from "../attachments/queries.server";
import { keepPhoto } from "../attachments/store-photo.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { mayKeepTemplates } from "./policy";

/**
 * Keep a picture for an agency's templates: an emblem, a ground. Returns its id.
 * Refused: "forbidden", "invalid" for a file that is no usable picture.
 */
export async function keepTemplatePicture(
  ctx: Context,
  store: FileStore,
  agencyId: string,
  picture: GivenFile,
): Promise<string> {
  if (!mayKeepTemplates(ctx.actor, agencyId)) throw new DomainError("forbidden", m.templates_organisers_only());
  const { fileId } = await keepPhoto(ctx, store, null, picture);
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.insert(templatePictures).values({ fileId, agencyId, givenAt: ctx.now });
    await recordAudit(ctx, {
      act: "templates.picture_given",
      subject: { kind: "agency", id: agencyId },
      after: { name: picture.name },
    });
  });
  return fileId;
}

export interface TemplatePicture {
  readonly id: string;
  /** As the file was named. */
  readonly name: string;
  /** The standard template shows it. */
  readonly isEmblem: boolean;
}

/** The pictures of an agency, in the order they were given. The caller has decided that the reader may see them. */
export function templatePicturesOf(ctx: Context, agencyId: string): Promise<TemplatePicture[]> {
  return ctx.db
    .select({
      id: files.id,
      name: files.name,
      isEmblem: sql<boolean>`${templatePictures.emblemSince} is not null`,
    })
    .from(templatePictures)
    .innerJoin(files, eq(files.id, templatePictures.fileId))
    .where(eq(templatePictures.agencyId, agencyId))
    .orderBy(asc(templatePictures.givenAt), asc(files.id));
}

/** Pixels, at least, of the small form that is shown beside a picture's name. */
const THUMB_WIDTH = "320";

/** A picture of an agency's templates as it is shown small. Refused: "forbidden" to all but its organisers, "not_found". */
export async function templatePicture(ctx: Context, agencyId: string, id: string): Promise<StoredForm> {
  if (!mayKeepTemplates(ctx.actor, agencyId)) throw new DomainError("forbidden", m.templates_organisers_only());
  const [own] = isUuid(id)
    ? await ctx.db
        .select({ id: templatePictures.fileId })
        .from(templatePictures)
        .where(and(eq(templatePictures.agencyId, agencyId), eq(templatePictures.fileId, id)))
    : [];
  const form = own && (await storedForm(ctx, own.id, THUMB_WIDTH));
  if (!form) throw new DomainError("not_found", m.templates_picture_missing());
  return form;
}
