-- Consent as a row, accounts that their owners closed, tokens that always end.

CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"text_version" text NOT NULL,
	"locale" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consents_purpose" CHECK ("consents"."purpose" in ('account')),
	CONSTRAINT "consents_locale" CHECK ("consents"."locale" in ('vi', 'en'))
);
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "consents_live" ON "consents" USING btree ("user_id","purpose") WHERE "consents"."confirmed_at" is not null and "consents"."withdrawn_at" is null;
--> statement-breakpoint
ALTER TABLE "password_resets" ADD COLUMN "consent_id" uuid;
--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_consent_id_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."consents"("id") ON DELETE set null ON UPDATE no action;
--> statement-breakpoint
-- Consent given so far stands in the audit only.
INSERT INTO "consents" ("user_id", "purpose", "text_version", "locale", "given_at", "confirmed_at")
SELECT DISTINCT ON (u.id) u.id, 'account', '2026-01', CASE u.locale WHEN 'en' THEN 'en' ELSE 'vi' END, a.at,
	CASE WHEN u.password_hash IS NOT NULL THEN a.at END
FROM "audit_entries" a JOIN "users" u ON u.id::text = a.subject_id
WHERE a.subject_kind = 'user' AND a.act = 'people.registered' AND a.after ->> 'consent' = 'personal_data'
ORDER BY u.id, a.at;
--> statement-breakpoint
-- Links that sign-ups mailed and nobody used yet: they, and no other link, confirm what was ticked. They work for a day, links
-- for a forgotten password for an hour.
UPDATE "password_resets" r SET "consent_id" = c.id FROM "consents" c
WHERE c.user_id = r.user_id AND c.confirmed_at IS NULL AND r.used_at IS NULL AND r.created_at >= c.given_at
	AND r.expires_at - r.created_at > interval '1 hour';
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "left_as" text;
--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_left_as" CHECK ("users"."left_as" in ('withdrawn', 'deleted'));
--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_left_is_disabled" CHECK ("users"."left_as" is null or "users"."disabled_at" is not null);
--> statement-breakpoint
-- A token without an end gets a year from the update, so that none stops without notice.
UPDATE "api_tokens" SET "expires_at" = now() + interval '365 days' WHERE "expires_at" IS NULL;
--> statement-breakpoint
ALTER TABLE "api_tokens" ALTER COLUMN "expires_at" SET NOT NULL;
--> statement-breakpoint
CREATE INDEX "api_tokens_user" ON "api_tokens" USING btree ("user_id");
--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id");
