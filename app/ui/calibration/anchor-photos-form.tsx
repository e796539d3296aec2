import { type SubmissionResult, useForm } from "@conform-to/react";
import type { z } from "zod";
import type { AnchorPhotosForm as Schema } from "~/domain/calibration/forms";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FileField } from "~/ui/primitives/fields";
import { PostForm } from "~/ui/primitives/form";

interface AnchorPhotosFormProps {
  readonly anchorId: string;
  readonly result?: SubmissionResult<string[]> | null | undefined;
}

/** Adds photos to an anchor, several at once. */
export function AnchorPhotosForm({ anchorId, result }: AnchorPhotosFormProps) {
  const [form, fields] = useForm<z.input<typeof Schema>>({ id: "photos", lastResult: result });
  return (
    <PostForm
      form={form}
      action={paths.calibrationAnchorAct(anchorId, "photos")}
      encType="multipart/form-data"
      labels={{ photos: m.calibration_photos_field() }}
      className="justify-items-start"
    >
      <FileField
        field={fields.photos}
        label={m.calibration_photos_field()}
        hint={m.products_photos_types()}
        accept="image/jpeg,image/png,image/webp,image/avif"
        multiple
      />
      <Button type="submit">{m.calibration_photos_add()}</Button>
    </PostForm>
  );
}
