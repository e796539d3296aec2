SELECT 1;
--> statement-breakpoint
ALTER TABLE "ledger_events" ALTER COLUMN "actor_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "ledger_events" DROP CONSTRAINT "ledger_events_kind";
--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_kind" CHECK ("ledger_events"."kind" in ('rules_frozen', 'jury_named', 'entries_assigned', 'conflict_answered', 'dossier_redacted', 'point_recorded', 'entry_recused', 'recusal_lifted', 'sheet_signed', 'sheet_reopened', 'tally_taken', 'decision_recorded', 'decision_withdrawn', 'results_released', 'entry_retallied', 'phase_moved', 'list_set', 'entries_merged', 'merge_undone', 'motion_closed', 'expected_list_published', 'remark_recorded'));
--> statement-breakpoint
ALTER TABLE "ledger_events" ADD CONSTRAINT "ledger_events_actor" CHECK ("ledger_events"."actor_id" is not null or "ledger_events"."kind" in ('phase_moved', 'entries_assigned'));
