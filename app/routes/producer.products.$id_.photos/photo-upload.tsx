import { type SubmissionResult, useForm } from "@conform-to/react";
import { useRevalidator } from "@remix-run/react";
import { Camera } from "lucide-react";
import { type ChangeEvent, useState } from "react";
import type { AddPhotosForm } from "~/domain/products/forms";
import { paths } from "~/http/paths";
import { formatBytes } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { FieldError } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";
import { useHydrated } from "~/ui/primitives/hydrated";
import { ProgressBar } from "~/ui/primitives/progress-bar";

interface PhotoUploadProps {
  readonly product: { readonly id: string; readonly isPublic: boolean };
  /** Of one request. */
  readonly mostBytes: number;
  readonly result: SubmissionResult<string[]> | null | undefined;
}

/**
 * With scripts the photos go up by themselves as soon as they are chosen, one request a photo: a weak line loses one, not
 * all. Without, the form sends them together.
 */
export function PhotoUpload({ product, mostBytes, result }: PhotoUploadProps) {
  const isHydrated = useHydrated();
  const { upload, progress, refused } = useUploads(product.id, mostBytes);
  const [form, fields] = useForm<AddPhotosForm>({ id: "photos", lastResult: result });
  const field = fields.photos;
  const send = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    await upload([...(input.files ?? [])]);
    input.value = "";
  };
  return (
    <PostForm form={form} encType="multipart/form-data" labels={{ photos: m.products_photos_title() }}>
      <div className="grid justify-items-center gap-3 rounded-box border-2 border-dashed border-edge bg-card px-5 py-7 text-center focus-within:outline-3 focus-within:outline-indigo">
        <label htmlFor={field.id} className="btn btn-main min-h-14 px-7 text-[1.08rem]">
          <Camera size={26} aria-hidden />
          {m.products_photos_add()}
        </label>
        <input
          id={field.id}
          name={field.name}
          type="file"
          multiple
          // Naming JPEG makes an iPhone hand over its HEIC photos as JPEG.
          accept="image/jpeg,image/png,image/webp,image/avif"
          aria-describedby={field.descriptionId}
          disabled={progress !== null}
          onChange={isHydrated ? send : undefined}
          className={isHydrated ? "sr-only" : "file-input max-w-md"}
        />
        <div id={field.descriptionId} className="grid max-w-xl gap-1.5 text-[0.92rem] text-soft">
          {product.isPublic ? (
            <>
              <p className="font-semibold text-ink">{m.products_photos_are_public()}</p>
              <p>{m.products_photos_leave()}</p>
            </>
          ) : (
            <p>{m.products_photos_are_private()}</p>
          )}
          <p>{m.products_photos_add_hint({ limit: formatBytes(mostBytes) })}</p>
          <p>{m.products_photos_types()}</p>
        </div>
        {!isHydrated && (
          <Button type="submit" kind="main">
            {m.products_photos_upload()}
          </Button>
        )}
        {progress && (
          <div className="w-full max-w-sm" role="status">
            <p className="mb-1 font-semibold">{m.products_photos_uploading()}</p>
            <ProgressBar label={m.products_photos_uploading()} done={progress.done} total={progress.total} />
          </div>
        )}
        <FieldError field={field} />
      </div>
      {refused.length > 0 && (
        <Alert tone="bad">
          {refused.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Alert>
      )}
    </PostForm>
  );
}

function useUploads(productId: string, mostBytes: number) {
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const { revalidate } = useRevalidator();
  const upload = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const sentences: string[] = [];
    setRefused([]);
    for (const [done, file] of files.entries()) {
      setProgress({ done, total: files.length });
      sentences.push(...(await uploadOne(productId, mostBytes, file)));
      revalidate();
    }
    setProgress(null);
    setRefused(sentences);
  };
  return { upload, progress, refused };
}

/** Sentences about what was refused; none when the photo arrived. */
async function uploadOne(productId: string, mostBytes: number, file: File): Promise<readonly string[]> {
  // Not sent at all: a village's line would carry it for minutes, to be refused.
  if (file.size > mostBytes) return [m.products_photo_too_heavy({ name: file.name })];
  const body = new FormData();
  body.append("photos", file);
  try {
    const response = await fetch(paths.producerPhotoUploads(productId), { method: "POST", body });
    const answer: { refused: readonly string[] } = await response.json();
    return answer.refused;
  } catch {
    return [m.products_photo_lost({ name: file.name })];
  }
}
