CREATE TABLE "bills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"subject" text NOT NULL,
	"choices" jsonb NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bills_subject" UNIQUE("kind","number","subject")
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"posting" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account" text NOT NULL,
	"payment" uuid,
	"transaction" text NOT NULL,
	"amount" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money_received" (
	"transaction" text PRIMARY KEY NOT NULL,
	"payment" uuid,
	"amount" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payment_counters" (
	"series" text NOT NULL,
	"day" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "payment_counters_day" UNIQUE("series","day")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shared_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"bill" uuid NOT NULL,
	"payable" text NOT NULL,
	"title" jsonb NOT NULL,
	"payee" jsonb NOT NULL,
	"account" jsonb NOT NULL,
	"language" text NOT NULL,
	"lines" jsonb NOT NULL,
	"amount" bigint NOT NULL,
	"method" text NOT NULL,
	"state" text NOT NULL,
	"return_url" text,
	"action" jsonb,
	"reason" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"ask_at" timestamp with time zone,
	"asked" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "payments_shared_id_unique" UNIQUE("shared_id"),
	CONSTRAINT "payments_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"number" text PRIMARY KEY NOT NULL,
	"payment" uuid NOT NULL,
	"transaction" text NOT NULL,
	"lines" jsonb NOT NULL,
	"total" bigint NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipts_payment_unique" UNIQUE("payment"),
	CONSTRAINT "receipts_transaction_unique" UNIQUE("transaction")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment" uuid,
	"transaction" text NOT NULL,
	"amount" bigint NOT NULL,
	"reason" jsonb NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"ask_at" timestamp with time zone,
	"asked" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settled_lines" (
	"bill" uuid NOT NULL,
	"line" text NOT NULL,
	"payment" uuid NOT NULL,
	"refunded_at" timestamp with time zone,
	CONSTRAINT "settled_lines_once" UNIQUE("bill","line")
);
--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_payment_payments_id_fk" FOREIGN KEY ("payment") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_transaction_money_received_transaction_fk" FOREIGN KEY ("transaction") REFERENCES "public"."money_received"("transaction") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_received" ADD CONSTRAINT "money_received_payment_payments_id_fk" FOREIGN KEY ("payment") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_bill_bills_id_fk" FOREIGN KEY ("bill") REFERENCES "public"."bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_payment_payments_id_fk" FOREIGN KEY ("payment") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_transaction_money_received_transaction_fk" FOREIGN KEY ("transaction") REFERENCES "public"."money_received"("transaction") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_payment_payments_id_fk" FOREIGN KEY ("payment") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_transaction_money_received_transaction_fk" FOREIGN KEY ("transaction") REFERENCES "public"."money_received"("transaction") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settled_lines" ADD CONSTRAINT "settled_lines_bill_bills_id_fk" FOREIGN KEY ("bill") REFERENCES "public"."bills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settled_lines" ADD CONSTRAINT "settled_lines_payment_payments_id_fk" FOREIGN KEY ("payment") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_entries_transaction" ON "ledger_entries" USING btree ("transaction");--> statement-breakpoint
CREATE UNIQUE INDEX "payments_open" ON "payments" USING btree ("payable") WHERE "payments"."state" in ('CREATED', 'PENDING');--> statement-breakpoint
CREATE INDEX "payments_bill" ON "payments" USING btree ("bill");--> statement-breakpoint
CREATE INDEX "payments_ask_at" ON "payments" USING btree ("ask_at");--> statement-breakpoint
CREATE INDEX "refunds_payment" ON "refunds" USING btree ("payment");--> statement-breakpoint
CREATE INDEX "refunds_ask_at" ON "refunds" USING btree ("ask_at");--> statement-breakpoint
CREATE INDEX "settled_lines_payment" ON "settled_lines" USING btree ("payment");