export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <circle cx="16" cy="16" r="15" className="fill-lacquer" />
      <path d="M16 6c5 5 7 8 7 12a7 7 0 0 1-14 0c0-4 2-7 7-12z" fill="#fbf1d6" />
      <path
        d="M16 13v12M16 19l4-3M16 19l-4-3"
        className="stroke-lacquer"
        strokeWidth="1.6"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}
