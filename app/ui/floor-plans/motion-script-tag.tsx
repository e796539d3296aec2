/** For a page without scripts that shows a plan: the plan works without it, and better with it. */
export function PlanMotionScript() {
  return <script src="/plan-motion.js" defer />;
}
