CREATE TABLE "catalogue" (
	"id" integer PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"procedures" integer NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "procedures" (
	"code" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"popularity" integer,
	"record" jsonb NOT NULL,
	"category_code" text,
	"agency_code" text,
	"service_level" text NOT NULL,
	"administrative_levels" text[] NOT NULL,
	"subject_types" text[] NOT NULL,
	"life_events" text[] NOT NULL,
	"local_agency" text,
	"name" text NOT NULL,
	"name_folded" text GENERATED ALWAYS AS (dvc_fold_title(name)) STORED NOT NULL,
	"name_toned" text NOT NULL,
	"initials" text GENERATED ALWAYS AS (dvc_initials(dvc_fold_title(name))) STORED NOT NULL,
	"code_digits" text GENERATED ALWAYS AS (replace(code, '.', '')) STORED NOT NULL,
	"aliases_folded" text NOT NULL,
	"aliases_toned" text NOT NULL,
	"field" text NOT NULL,
	"heading" "tsvector" NOT NULL,
	"document" "tsvector" NOT NULL,
	CONSTRAINT "procedures_position_unique" UNIQUE("position")
);
--> statement-breakpoint
CREATE TABLE "synonyms" (
	"term" text NOT NULL,
	"term_toned" text NOT NULL,
	"expansion" text NOT NULL,
	CONSTRAINT "synonyms_term_toned_expansion_pk" PRIMARY KEY("term_toned","expansion")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"vocabulary" text NOT NULL,
	"code" text NOT NULL,
	"vi" text NOT NULL,
	"en" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "terms_vocabulary_code_pk" PRIMARY KEY("vocabulary","code")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"parent" text,
	"former_names" text[] NOT NULL,
	"agency_codes" text[] NOT NULL
);
--> statement-breakpoint
CREATE INDEX "procedures_heading" ON "procedures" USING gin ("heading");--> statement-breakpoint
CREATE INDEX "procedures_document" ON "procedures" USING gin ("document");--> statement-breakpoint
CREATE INDEX "procedures_name_trigrams" ON "procedures" USING gin ("name_folded" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "procedures_initials_trigrams" ON "procedures" USING gin ("initials" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "procedures_code_trigrams" ON "procedures" USING gin ("code_digits" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "procedures_category" ON "procedures" USING btree ("category_code");--> statement-breakpoint
CREATE INDEX "procedures_agency" ON "procedures" USING btree ("agency_code");--> statement-breakpoint
CREATE INDEX "synonyms_term" ON "synonyms" USING btree ("term");--> statement-breakpoint
CREATE INDEX "units_parent" ON "units" USING btree ("parent");