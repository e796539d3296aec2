-- What reviews of blind rounds and of the paper bridge asked for.
ALTER TABLE "paper_keyings" ADD COLUMN "withdrawn_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "paper_keyings" ADD COLUMN "withdrawn_by" uuid;
--> statement-breakpoint
ALTER TABLE "paper_keyings" ADD COLUMN "withdrawal_reason" text;
--> statement-breakpoint
ALTER TABLE "paper_keyings" ADD CONSTRAINT "paper_keyings_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "paper_keyings" ADD CONSTRAINT "paper_keyings_withdrawn" CHECK (num_nonnulls("paper_keyings"."withdrawn_at", "paper_keyings"."withdrawn_by", "paper_keyings"."withdrawal_reason") in (0, 3));
--> statement-breakpoint
ALTER TABLE "paper_keyings" ADD CONSTRAINT "paper_keyings_one_end" CHECK ("paper_keyings"."entry_id" is null or "paper_keyings"."withdrawn_at" is null);
--> statement-breakpoint
DROP INDEX "paper_keyings_once";
--> statement-breakpoint
CREATE UNIQUE INDEX "paper_keyings_once" ON "paper_keyings" USING btree ("paper_id","keyed_by") WHERE "paper_keyings"."entry_id" is null and "paper_keyings"."withdrawn_at" is null;
--> statement-breakpoint
-- A round that was set without naming a text keeps its number; whoever sets one from now on names it.
ALTER TABLE "paper_settings" ADD CONSTRAINT "paper_settings_source" CHECK ("paper_settings"."keyings" = 2 or coalesce("paper_settings"."source", '') <> '') NOT VALID;
