CREATE TABLE "dossier_events" (
	"dossier" text NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"move" text NOT NULL,
	"status" text NOT NULL,
	"status_label" jsonb,
	"what" jsonb NOT NULL,
	"department" jsonb,
	"officer" jsonb,
	"title" jsonb,
	CONSTRAINT "dossier_events_dossier_version_pk" PRIMARY KEY("dossier","version")
);
--> statement-breakpoint
CREATE TABLE "dossier_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier" text NOT NULL,
	"position" integer NOT NULL,
	"name" jsonb NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dossier_supplements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"reasons" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"answered_at" timestamp with time zone,
	"answers" jsonb,
	"documents" jsonb
);
--> statement-breakpoint
CREATE TABLE "failed_lookups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code_digest" text NOT NULL,
	"address_digest" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"value" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tracking_tokens" (
	"digest" text PRIMARY KEY NOT NULL,
	"dossier" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "finished_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "original_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "due_changes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "paused_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "status_label" jsonb;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "local_status" jsonb;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "department" jsonb;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "reasons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "advice" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "payment_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "shipment" jsonb;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "withdrawal_reason" text;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "proofs" jsonb DEFAULT '{"identity":[],"phone":[]}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "dossiers" ADD COLUMN "lookup_digest" text;--> statement-breakpoint
ALTER TABLE "dossier_events" ADD CONSTRAINT "dossier_events_dossier_dossiers_code_fk" FOREIGN KEY ("dossier") REFERENCES "public"."dossiers"("code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_results" ADD CONSTRAINT "dossier_results_dossier_dossiers_code_fk" FOREIGN KEY ("dossier") REFERENCES "public"."dossiers"("code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_supplements" ADD CONSTRAINT "dossier_supplements_dossier_dossiers_code_fk" FOREIGN KEY ("dossier") REFERENCES "public"."dossiers"("code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_tokens" ADD CONSTRAINT "tracking_tokens_dossier_dossiers_code_fk" FOREIGN KEY ("dossier") REFERENCES "public"."dossiers"("code") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dossier_results_dossier" ON "dossier_results" USING btree ("dossier");--> statement-breakpoint
CREATE INDEX "dossier_supplements_dossier" ON "dossier_supplements" USING btree ("dossier");--> statement-breakpoint
CREATE INDEX "failed_lookups_code" ON "failed_lookups" USING btree ("code_digest","at");--> statement-breakpoint
CREATE INDEX "failed_lookups_address" ON "failed_lookups" USING btree ("address_digest","at");--> statement-breakpoint
CREATE INDEX "failed_lookups_at" ON "failed_lookups" USING btree ("at");--> statement-breakpoint
CREATE INDEX "tracking_tokens_dossier" ON "tracking_tokens" USING btree ("dossier");--> statement-breakpoint
CREATE INDEX "tracking_tokens_expires_at" ON "tracking_tokens" USING btree ("expires_at");--> statement-breakpoint
UPDATE "dossiers" SET "original_due_at" = "due_at";--> statement-breakpoint
INSERT INTO "dossier_events" ("dossier", "version", "at", "move", "status", "what")
  SELECT "code", 1, "filed_at", 'file', "status", '{"vi": "Hồ sơ đã được gửi.", "en": "The application was sent."}' FROM "dossiers";--> statement-breakpoint
INSERT INTO "tracking_tokens" ("digest", "dossier", "expires_at")
  SELECT "tracking_digest", "code", "tracking_expires_at" FROM "dossiers";--> statement-breakpoint
ALTER TABLE "dossiers" DROP COLUMN "tracking_digest";--> statement-breakpoint
ALTER TABLE "dossiers" DROP COLUMN "tracking_expires_at";