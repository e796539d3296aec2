import { Camera as CameraIcon, CameraOff } from "lucide-react";
import decodeQR from "qr/decode.js";
import { useEffect, useRef, useState } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";

/** The browser's own reader, where it has one. */
interface OwnReader {
  detect(video: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

const EVERY_MS = 180;
/** The same code in front of the camera is one scan. */
const SAME_MS = 4_000;
/** Wide enough for a code at arm's length, and read several times a second on an old phone. */
const WIDTH = 480;

interface CameraProps {
  /** Whether opening it is what the page is for; else the page has another main act. */
  readonly isMain?: boolean;
  onRead(text: string): void;
}

/** Reads codes until it is closed. Says so where there is no camera: then the code is typed. */
export function Camera({ isMain = false, onRead }: CameraProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  useEffect(() => {
    read.current = onRead;
  });
  useEffect(() => {
    if (!isOpen) return;
    let isOver = false;
    let stream: MediaStream | undefined;
    const last = { text: "", at: 0 };
    const look = async () => {
      const reader = ownReader();
      const canvas = document.createElement("canvas");
      while (!isOver) {
        const text = video.current && (await readFrame(video.current, reader, canvas));
        if (text && !(text === last.text && Date.now() - last.at < SAME_MS)) {
          Object.assign(last, { text, at: Date.now() });
          read.current(text);
        }
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      }
    };
    openCamera()
      .then(async (opened) => {
        stream = opened;
        if (isOver || !video.current) return stop(opened);
        video.current.srcObject = opened;
        await video.current.play();
        await look();
      })
      .catch(() => {
        if (isOver) return;
        setProblem(m.days_camera_none());
        setIsOpen(false);
      });
    return () => {
      isOver = true;
      stop(stream);
    };
  }, [isOpen]);
  return (
    <div className="grid gap-3">
      {isOpen && (
        <video
          ref={video}
          muted
          playsInline
          className="aspect-square w-full rounded-box bg-ink object-cover"
          aria-label={m.days_camera_view()}
        />
      )}
      <Button
        type="button"
        kind={isOpen ? "quiet" : isMain ? "main" : "plain"}
        icon={isOpen ? <CameraOff size={20} aria-hidden /> : <CameraIcon size={20} aria-hidden />}
        onClick={() => {
          setProblem(null);
          setIsOpen(!isOpen);
        }}
      >
        {isOpen ? m.days_camera_close() : m.days_camera_open()}
      </Button>
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}

const stop = (stream: MediaStream | undefined) => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

async function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
}

function ownReader(): OwnReader | null {
  const Reader = (globalThis as { BarcodeDetector?: new (options: { formats: string[] }) => OwnReader })
    .BarcodeDetector;
  try {
    return Reader ? new Reader({ formats: ["qr_code"] }) : null;
  } catch {
    return null;
  }
}

/** Null where no code is in view. */
async function readFrame(
  video: HTMLVideoElement,
  reader: OwnReader | null,
  canvas: HTMLCanvasElement,
): Promise<string | null> {
  if (video.readyState < video.HAVE_CURRENT_DATA) return null;
  if (reader) {
    const [found] = await reader.detect(video).catch(() => []);
    return found?.rawValue ?? null;
  }
  canvas.width = WIDTH;
  canvas.height = Math.round((WIDTH * video.videoHeight) / (video.videoWidth || 1));
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  if (!drawing || canvas.height === 0) return null;
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return decodeQR(drawing.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    // No code in this frame.
    return null;
  }
}
