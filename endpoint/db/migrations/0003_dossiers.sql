CREATE TABLE "dossier_counters" (
	"agency" text NOT NULL,
	"day" date NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "dossier_counters_agency_day_pk" PRIMARY KEY("agency","day")
);
--> statement-breakpoint
CREATE TABLE "dossiers" (
	"code" text PRIMARY KEY NOT NULL,
	"procedure_code" text NOT NULL,
	"form_version" text NOT NULL,
	"draft" uuid NOT NULL,
	"receiving_unit" text,
	"status" text NOT NULL,
	"answers" jsonb NOT NULL,
	"documents" jsonb NOT NULL,
	"delivery" jsonb NOT NULL,
	"charges" jsonb NOT NULL,
	"total" bigint NOT NULL,
	"consent" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"uploads" integer NOT NULL,
	"key_digest" text NOT NULL,
	"tracking_digest" text NOT NULL,
	"tracking_expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key_digest" text PRIMARY KEY NOT NULL,
	"body_digest" text NOT NULL,
	"status" integer NOT NULL,
	"language" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "dossiers_filed_at" ON "dossiers" USING btree ("filed_at");--> statement-breakpoint
CREATE INDEX "dossiers_draft" ON "dossiers" USING btree ("draft");--> statement-breakpoint
CREATE INDEX "idempotency_keys_expires_at" ON "idempotency_keys" USING btree ("expires_at");