import { paths } from "~/http/paths";

interface PictureThumbProps {
  readonly agency: string;
  readonly picture: { readonly id: string; readonly name: string };
}

/** A picture of an agency's templates with its name, as it is chosen by. */
export function PictureThumb({ agency, picture: { id, name } }: PictureThumbProps) {
  return (
    <figure className="grid w-32 content-start gap-1">
      <img
        src={paths.organiserTemplatePicture(agency, id)}
        alt=""
        width={128}
        height={96}
        loading="lazy"
        className="h-24 w-32 rounded-box border border-line bg-white object-contain p-1"
      />
      <figcaption className="text-sm break-words">{name}</figcaption>
    </figure>
  );
}
