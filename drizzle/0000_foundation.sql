CREATE EXTENSION IF NOT EXISTS citext;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE TABLE "agencies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"level" text NOT NULL,
	"province_id" text,
	"place" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agencies_slug_unique" UNIQUE("slug"),
	CONSTRAINT "agencies_level" CHECK ("agencies"."level" in ('commune', 'district', 'province', 'region', 'nation'))
);
--> statement-breakpoint
CREATE TABLE "agency_names" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"agency_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"parent_name" text,
	"valid_from" date NOT NULL,
	"valid_until" date,
	CONSTRAINT "agency_names_span" CHECK ("agency_names"."valid_until" is null or "agency_names"."valid_until" > "agency_names"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "file_variants" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"file_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"width" integer,
	"height" integer,
	"storage_key" text NOT NULL,
	CONSTRAINT "file_variants_name" UNIQUE("file_id","name")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"establishment_id" uuid,
	"uploaded_by" uuid,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"visibility" text DEFAULT 'private' NOT NULL,
	"width" integer,
	"height" integer,
	"blur" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "files_visibility" CHECK ("files"."visibility" in ('private', 'public')),
	CONSTRAINT "files_size" CHECK ("files"."size" > 0)
);
--> statement-breakpoint
CREATE TABLE "awards" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"source" text NOT NULL,
	"decision_id" uuid,
	"nomination_id" uuid,
	"product_id" uuid NOT NULL,
	"level" text NOT NULL,
	"year" integer NOT NULL,
	"region_code" text,
	"province_id" text NOT NULL,
	"group_code" text,
	"tier" text,
	"product_name" text NOT NULL,
	"establishment_name" text,
	"address" text,
	"decision_number" text,
	"decision_date" date,
	"source_url" text,
	"position" integer,
	"record_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"import_id" uuid,
	CONSTRAINT "awards_source" CHECK ("awards"."source" in ('decided', 'recorded')),
	CONSTRAINT "awards_level" CHECK ("awards"."level" in ('commune', 'district', 'province', 'region', 'nation')),
	CONSTRAINT "awards_year" CHECK ("awards"."year" between 1990 and 2200),
	CONSTRAINT "awards_origin" CHECK (case when "awards"."source" = 'decided' then "awards"."decision_id" is not null and "awards"."nomination_id" is not null
          else "awards"."record_key" is not null and "awards"."decision_id" is null end)
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" text NOT NULL,
	"award_id" uuid NOT NULL,
	"issued_on" date NOT NULL,
	"valid_until" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "certificates_number_unique" UNIQUE("number"),
	CONSTRAINT "certificates_award_id_unique" UNIQUE("award_id"),
	CONSTRAINT "certificates_span" CHECK ("certificates"."valid_until" >= "certificates"."issued_on")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"tally_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"agency_name" text NOT NULL,
	"number" text NOT NULL,
	"decided_on" date NOT NULL,
	"place" text NOT NULL,
	"signer_name" text NOT NULL,
	"signer_title" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decisions_number" UNIQUE("agency_id","number","decided_on")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone,
	"created" integer,
	"updated" integer,
	"unchanged" integer
);
--> statement-breakpoint
CREATE TABLE "revocations" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"revoked_on" date NOT NULL,
	"reason" text NOT NULL,
	"decision_number" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "establishments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"legal_form" text,
	"tax_code" text,
	"province_id" text NOT NULL,
	"district" text,
	"commune" text,
	"address" text,
	"representative" text,
	"phone" text,
	"email" "citext",
	"website" text,
	"story" text,
	"contact_public_at" timestamp with time zone,
	"registered_at" timestamp with time zone,
	"registered_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "establishments_slug_unique" UNIQUE("slug"),
	CONSTRAINT "establishments_legal_form" CHECK ("establishments"."legal_form" in ('enterprise', 'cooperative', 'cooperative_group', 'household')),
	CONSTRAINT "establishments_registered" CHECK ("establishments"."registered_at" is null or ("establishments"."tax_code" is not null and "establishments"."legal_form" is not null and "establishments"."representative" is not null))
);
--> statement-breakpoint
CREATE TABLE "booth_claims" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"booth_id" uuid NOT NULL,
	"state" text NOT NULL,
	"establishment_id" uuid,
	"province_id" text,
	"during" "tstzrange" NOT NULL,
	"claimed_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booth_claims_state" CHECK ("booth_claims"."state" in ('held', 'reserved', 'confirmed')),
	CONSTRAINT "booth_claims_holder" CHECK (num_nonnulls("booth_claims"."establishment_id", "booth_claims"."province_id") >= 1)
);
--> statement-breakpoint
CREATE TABLE "booths" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"hall_id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"open_sides" integer DEFAULT 1 NOT NULL,
	"power" integer DEFAULT 0 NOT NULL,
	"blocked_reason" text,
	CONSTRAINT "booths_code" UNIQUE("fair_id","code"),
	CONSTRAINT "booths_kind" CHECK ("booths"."kind" in ('standard', 'corner', 'raw', 'pavilion', 'common')),
	CONSTRAINT "booths_size" CHECK ("booths"."width" > 0 and "booths"."height" > 0)
);
--> statement-breakpoint
CREATE TABLE "fairs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"level" text NOT NULL,
	"region_code" text,
	"province_id" text,
	"agency_id" uuid NOT NULL,
	"venue" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"summary" text,
	"summary_en" text,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fairs_slug_unique" UNIQUE("slug"),
	CONSTRAINT "fairs_level" CHECK ("fairs"."level" in ('commune', 'district', 'province', 'region', 'nation')),
	CONSTRAINT "fairs_days" CHECK ("fairs"."ends_on" >= "fairs"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "halls" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"fair_id" uuid NOT NULL,
	"name" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"furniture" jsonb NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gallery_entries" (
	"award_id" uuid PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"establishment_name" text,
	"level" text NOT NULL,
	"year" integer NOT NULL,
	"region_code" text,
	"province_id" text NOT NULL,
	"current_province_id" text NOT NULL,
	"group_code" text,
	"tier" text,
	"certificate_number" text,
	"valid_until" date,
	"revoked_on" date,
	"photo_file_id" uuid,
	"search_exact" text NOT NULL,
	"search_folded" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"device_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"operation_id" uuid NOT NULL,
	"payload" text NOT NULL,
	"leaf_hash" text NOT NULL,
	CONSTRAINT "ledger_events_operation_id_unique" UNIQUE("operation_id"),
	CONSTRAINT "ledger_events_kind" CHECK ("ledger_events"."kind" in ('rules_frozen', 'jury_named', 'point_recorded', 'entry_recused', 'sheet_signed', 'sheet_reopened', 'tally_taken', 'decision_recorded'))
);
--> statement-breakpoint
CREATE TABLE "dossier_snapshots" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"nomination_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dossier_snapshots_nomination_id_unique" UNIQUE("nomination_id")
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"nomination_id" uuid PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nomination_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"nomination_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nomination_events_kind" CHECK ("nomination_events"."kind" in ('draft', 'submitted', 'more_asked', 'admitted', 'refused', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "nominations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"from_nomination_id" uuid,
	"code" text,
	"group_code" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"declared_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	CONSTRAINT "nominations_code" UNIQUE("round_id","code"),
	CONSTRAINT "nominations_state" CHECK ("nominations"."state" in ('draft', 'submitted', 'more_asked', 'admitted', 'refused', 'withdrawn')),
	CONSTRAINT "nominations_submitted" CHECK ("nominations"."state" in ('draft', 'withdrawn') or ("nominations"."code" is not null and "nominations"."declared_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"panel_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"title" text,
	"appointed_by" uuid,
	"appointed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "appointments_seat" UNIQUE("panel_id","user_id"),
	CONSTRAINT "appointments_role" CHECK ("appointments"."role" in ('head', 'deputy', 'member'))
);
--> statement-breakpoint
CREATE TABLE "council_members" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"title" text,
	"appointed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "council_members_seat" UNIQUE("round_id","user_id"),
	CONSTRAINT "council_members_role" CHECK ("council_members"."role" in ('chair', 'vice_chair', 'member', 'secretary'))
);
--> statement-breakpoint
CREATE TABLE "panels" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"name" text NOT NULL,
	"group_code" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recusals" (
	"appointment_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recusals_appointment_id_nomination_id_pk" PRIMARY KEY("appointment_id","nomination_id")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"token_hash" text NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"agency_id" uuid,
	"establishment_id" uuid,
	"round_id" uuid,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('admin', 'organiser', 'secretary', 'support', 'producer', 'juror', 'council_member')),
	CONSTRAINT "invitations_scope" CHECK (case when "invitations"."role" = 'admin' then num_nonnulls("invitations"."agency_id", "invitations"."establishment_id", "invitations"."round_id") = 0
          when "invitations"."role" = 'producer' then "invitations"."establishment_id" is not null and num_nonnulls("invitations"."agency_id", "invitations"."round_id") = 0
          when "invitations"."role" in ('juror', 'council_member') then "invitations"."round_id" is not null and num_nonnulls("invitations"."agency_id", "invitations"."establishment_id") = 0
          else "invitations"."agency_id" is not null and num_nonnulls("invitations"."establishment_id", "invitations"."round_id") = 0 end)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"agency_id" uuid,
	"establishment_id" uuid,
	"granted_by" uuid,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('admin', 'organiser', 'secretary', 'support', 'producer')),
	CONSTRAINT "memberships_scope" CHECK (case when "memberships"."role" = 'admin' then "memberships"."agency_id" is null and "memberships"."establishment_id" is null
          when "memberships"."role" = 'producer' then "memberships"."agency_id" is null and "memberships"."establishment_id" is not null
          else "memberships"."agency_id" is not null and "memberships"."establishment_id" is null end)
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "password_resets_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "product_photos" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"product_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"view" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "product_photos_file" UNIQUE("product_id","file_id"),
	CONSTRAINT "product_photos_view" CHECK ("product_photos"."view" in ('front', 'side', 'above', 'other'))
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"establishment_id" uuid,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"group_code" text,
	"set_case" text,
	"set_members" text,
	"summary" text,
	"province_id" text NOT NULL,
	"recorded_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "products_slug_unique" UNIQUE("slug"),
	CONSTRAINT "products_set_case" CHECK ("products"."set_case" in ('a', 'b', 'c')),
	CONSTRAINT "products_maker" CHECK ("products"."establishment_id" is not null or "products"."recorded_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "province_regions" (
	"province_id" text NOT NULL,
	"region_code" text NOT NULL,
	CONSTRAINT "province_regions_province_id_region_code_pk" PRIMARY KEY("province_id","region_code")
);
--> statement-breakpoint
CREATE TABLE "province_successions" (
	"old_id" text NOT NULL,
	"new_id" text NOT NULL,
	"effective_on" date NOT NULL,
	"note" text,
	CONSTRAINT "province_successions_old_id_new_id_pk" PRIMARY KEY("old_id","new_id")
);
--> statement-breakpoint
CREATE TABLE "provinces" (
	"id" text PRIMARY KEY NOT NULL,
	"era" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"full_name" text NOT NULL,
	"name_en" text NOT NULL,
	"aliases" text[] NOT NULL,
	CONSTRAINT "provinces_era_code" UNIQUE("era","code"),
	CONSTRAINT "provinces_era" CHECK ("provinces"."era" in ('old', 'new'))
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "regions_code" CHECK ("regions"."code" in ('north', 'central', 'south'))
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"address" text,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text,
	"purpose" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "criteria" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"parent_id" uuid,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text NOT NULL,
	"maximum" integer NOT NULL,
	"step" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "criteria_code" UNIQUE("round_id","code"),
	CONSTRAINT "criteria_maximum" CHECK ("criteria"."maximum" > 0 and "criteria"."step" > 0 and "criteria"."maximum" % "criteria"."step" = 0)
);
--> statement-breakpoint
CREATE TABLE "criterion_levels" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"criterion_id" uuid NOT NULL,
	"group_code" text,
	"from_points" integer NOT NULL,
	"to_points" integer NOT NULL,
	"text" text NOT NULL,
	"text_en" text NOT NULL,
	CONSTRAINT "criterion_levels_band" CHECK ("criterion_levels"."from_points" <= "criterion_levels"."to_points")
);
--> statement-breakpoint
CREATE TABLE "phases" (
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone,
	"set_by" uuid,
	"reason" text,
	CONSTRAINT "phases_round_id_kind_pk" PRIMARY KEY("round_id","kind"),
	CONSTRAINT "phases_kind" CHECK ("phases"."kind" in ('call', 'nomination', 'screening', 'scoring', 'council', 'expected_list', 'decision', 'complaints', 'closed')),
	CONSTRAINT "phases_span" CHECK ("phases"."closes_at" is null or "phases"."closes_at" >= "phases"."opens_at")
);
--> statement-breakpoint
CREATE TABLE "round_territories" (
	"round_id" uuid NOT NULL,
	"province_id" text NOT NULL,
	"region_code" text,
	CONSTRAINT "round_territories_round_id_province_id_pk" PRIMARY KEY("round_id","province_id")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"scheme_version_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"level" text NOT NULL,
	"year" integer NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	"code_prefix" text NOT NULL,
	"last_code" integer DEFAULT 0 NOT NULL,
	"rules" jsonb NOT NULL,
	"rules_hash" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"opened_by" uuid,
	CONSTRAINT "rounds_slug_unique" UNIQUE("slug"),
	CONSTRAINT "rounds_code_prefix" UNIQUE("code_prefix","year"),
	CONSTRAINT "rounds_level" CHECK ("rounds"."level" in ('commune', 'district', 'province', 'region', 'nation')),
	CONSTRAINT "rounds_year" CHECK ("rounds"."year" between 1990 and 2200),
	CONSTRAINT "rounds_frozen" CHECK (("rounds"."opened_at" is null) = ("rounds"."rules_hash" is null))
);
--> statement-breakpoint
CREATE TABLE "scheme_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"scheme_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"rules_hash" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "scheme_versions_version" UNIQUE("scheme_id","version")
);
--> statement-breakpoint
CREATE TABLE "schemes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "schemes_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "sheet_points" (
	"sheet_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"points" integer,
	"note" text,
	"event_id" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sheet_points_sheet_id_criterion_id_pk" PRIMARY KEY("sheet_id","criterion_id"),
	CONSTRAINT "sheet_points_range" CHECK ("sheet_points"."points" is null or "sheet_points"."points" >= 0)
);
--> statement-breakpoint
CREATE TABLE "sheets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"appointment_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"remarks" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"signed_at" timestamp with time zone,
	CONSTRAINT "sheets_juror_entry" UNIQUE("appointment_id","nomination_id")
);
--> statement-breakpoint
CREATE TABLE "tallies" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"round_id" uuid NOT NULL,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_by" uuid NOT NULL,
	"rules_hash" text NOT NULL,
	"ledger_size" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tally_entries" (
	"tally_id" uuid NOT NULL,
	"nomination_id" uuid NOT NULL,
	"sheets" integer NOT NULL,
	"sum" bigint NOT NULL,
	"divisor" integer NOT NULL,
	"rank" integer,
	"passed" boolean NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "tally_entries_tally_id_nomination_id_pk" PRIMARY KEY("tally_id","nomination_id"),
	CONSTRAINT "tally_entries_outcome" CHECK ("tally_entries"."outcome" in ('recognised', 'passed_over_cap', 'not_passed', 'too_few_sheets'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"address" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" "citext" NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"phone" text,
	"locale" text DEFAULT 'vi' NOT NULL,
	"demo" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "agencies" ADD CONSTRAINT "agencies_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agency_names" ADD CONSTRAINT "agency_names_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_variants" ADD CONSTRAINT "file_variants_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "awards" ADD CONSTRAINT "awards_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_tally_id_tallies_id_fk" FOREIGN KEY ("tally_id") REFERENCES "public"."tallies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "establishments" ADD CONSTRAINT "establishments_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "establishments" ADD CONSTRAINT "establishments_registered_by_users_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_claims" ADD CONSTRAINT "booth_claims_booth_id_booths_id_fk" FOREIGN KEY ("booth_id") REFERENCES "public"."booths"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_claims" ADD CONSTRAINT "booth_claims_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_claims" ADD CONSTRAINT "booth_claims_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booth_claims" ADD CONSTRAINT "booth_claims_claimed_by_users_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booths" ADD CONSTRAINT "booths_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booths" ADD CONSTRAINT "booths_hall_id_halls_id_fk" FOREIGN KEY ("hall_id") REFERENCES "public"."halls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "halls" ADD CONSTRAINT "halls_fair_id_fairs_id_fk" FOREIGN KEY ("fair_id") REFERENCES "public"."fairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gallery_entries" ADD CONSTRAINT "gallery_entries_award_id_awards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."awards"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gallery_entries" ADD CONSTRAINT "gallery_entries_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gallery_entries" ADD CONSTRAINT "gallery_entries_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gallery_entries" ADD CONSTRAINT "gallery_entries_current_province_id_provinces_id_fk" FOREIGN KEY ("current_province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_snapshots" ADD CONSTRAINT "dossier_snapshots_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossiers" ADD CONSTRAINT "dossiers_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_events" ADD CONSTRAINT "nomination_events_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination_events" ADD CONSTRAINT "nomination_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_from_nomination_id_nominations_id_fk" FOREIGN KEY ("from_nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominations" ADD CONSTRAINT "nominations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_panel_id_panels_id_fk" FOREIGN KEY ("panel_id") REFERENCES "public"."panels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_appointed_by_users_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_members" ADD CONSTRAINT "council_members_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_members" ADD CONSTRAINT "council_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "panels" ADD CONSTRAINT "panels_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_granted_by_users_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_photos" ADD CONSTRAINT "product_photos_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_photos" ADD CONSTRAINT "product_photos_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_establishment_id_establishments_id_fk" FOREIGN KEY ("establishment_id") REFERENCES "public"."establishments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_regions" ADD CONSTRAINT "province_regions_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_regions" ADD CONSTRAINT "province_regions_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_successions" ADD CONSTRAINT "province_successions_old_id_provinces_id_fk" FOREIGN KEY ("old_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "province_successions" ADD CONSTRAINT "province_successions_new_id_provinces_id_fk" FOREIGN KEY ("new_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criteria" ADD CONSTRAINT "criteria_parent_id_criteria_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."criteria"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_levels" ADD CONSTRAINT "criterion_levels_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_territories" ADD CONSTRAINT "round_territories_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_territories" ADD CONSTRAINT "round_territories_province_id_provinces_id_fk" FOREIGN KEY ("province_id") REFERENCES "public"."provinces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_scheme_version_id_scheme_versions_id_fk" FOREIGN KEY ("scheme_version_id") REFERENCES "public"."scheme_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_versions" ADD CONSTRAINT "scheme_versions_scheme_id_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_points" ADD CONSTRAINT "sheet_points_sheet_id_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."sheets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_points" ADD CONSTRAINT "sheet_points_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_points" ADD CONSTRAINT "sheet_points_event_id_ledger_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."ledger_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheets" ADD CONSTRAINT "sheets_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheets" ADD CONSTRAINT "sheets_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_taken_by_users_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tally_entries" ADD CONSTRAINT "tally_entries_tally_id_tallies_id_fk" FOREIGN KEY ("tally_id") REFERENCES "public"."tallies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tally_entries" ADD CONSTRAINT "tally_entries_nomination_id_nominations_id_fk" FOREIGN KEY ("nomination_id") REFERENCES "public"."nominations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agency_names_agency" ON "agency_names" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "files_establishment" ON "files" USING btree ("establishment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "awards_record_key" ON "awards" USING btree ("record_key") WHERE "awards"."record_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "awards_nomination" ON "awards" USING btree ("nomination_id") WHERE "awards"."nomination_id" is not null;--> statement-breakpoint
CREATE INDEX "awards_product" ON "awards" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "awards_year_level" ON "awards" USING btree ("year","level");--> statement-breakpoint
CREATE INDEX "decisions_round" ON "decisions" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "establishments_tax_code" ON "establishments" USING btree ("tax_code") WHERE "establishments"."tax_code" is not null;--> statement-breakpoint
CREATE INDEX "establishments_name_key" ON "establishments" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "establishments_province" ON "establishments" USING btree ("province_id");--> statement-breakpoint
CREATE INDEX "booth_claims_booth" ON "booth_claims" USING btree ("booth_id");--> statement-breakpoint
CREATE INDEX "gallery_entries_product" ON "gallery_entries" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "gallery_entries_facets" ON "gallery_entries" USING btree ("year","level","group_code");--> statement-breakpoint
CREATE INDEX "gallery_entries_province" ON "gallery_entries" USING btree ("current_province_id");--> statement-breakpoint
CREATE INDEX "ledger_events_round" ON "ledger_events" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "nomination_events_nomination" ON "nomination_events" USING btree ("nomination_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nominations_live" ON "nominations" USING btree ("round_id","product_id") WHERE "nominations"."state" <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "nominations_product" ON "nominations" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "appointments_user" ON "appointments" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_live" ON "memberships" USING btree ("user_id","role",coalesce("agency_id", "establishment_id", '00000000-0000-0000-0000-000000000000')) WHERE "memberships"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "memberships_agency" ON "memberships" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "memberships_establishment" ON "memberships" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "product_photos_product" ON "product_photos" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "products_establishment" ON "products" USING btree ("establishment_id");--> statement-breakpoint
CREATE INDEX "products_name_key" ON "products" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "criterion_levels_criterion" ON "criterion_levels" USING btree ("criterion_id");--> statement-breakpoint
CREATE INDEX "rounds_agency" ON "rounds" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "sheets_nomination" ON "sheets" USING btree ("nomination_id");--> statement-breakpoint
CREATE INDEX "tallies_round" ON "tallies" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");