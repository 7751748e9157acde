export interface EngineLimits {
	/** Bytes the whole engine may use. */
	memoryBytes: number;
	/** Bytes one statement may use. */
	queryMemoryBytes: number;
}

/** Name of the environment variable that carries the disk key while the engine opens, and only then. */
export const DISK_KEY_VARIABLE = "SEGWARD_ENGINE_DISK_KEY";

/** Every policy that a table of ours may live on. */
export const SEALED_POLICY = "sealed";

const escapeXml = (text: string): string =>
	text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * Settings under which a statement can never write intermediate data to disk: spilled sorts, aggregations and joins
 * go to a temporary directory in the clear. None of them can be changed by a statement.
 */
export const NO_SPILLING: Readonly<Record<string, string>> = {
	max_bytes_before_external_group_by: "0",
	max_bytes_ratio_before_external_group_by: "0",
	max_bytes_before_external_sort: "0",
	max_bytes_ratio_before_external_sort: "0",
	max_bytes_before_external_join: "0",
	max_bytes_ratio_before_external_join: "0",
	max_temporary_data_on_disk_size_for_query: "1",
	max_temporary_data_on_disk_size_for_user: "1",
	join_algorithm: "direct,parallel_hash,hash",
};

/** Settings of every statement that may be overridden by one. */
const DEFAULTS: Readonly<Record<string, string>> = {
	log_queries: "0",
	join_use_nulls: "0",
	session_timezone: "UTC",
	date_time_input_format: "basic",
	// The values of a statement are set in the text before it, and one list of identifiers may take megabytes.
	max_query_size: String(64 * 1024 * 1024),
};

export interface EngineConfigPlaces {
	/** Absolute path under which the encrypted files lie. */
	sealedDirectory: string;
	/** Absolute path of the file with `usersConfig`. */
	usersFile: string;
}

/**
 * Server configuration of the embedded engine (ClickHouse `config.xml`): all table data on an AES-256-CTR disk whose key
 * comes from the environment, no log tables, no log files. It holds no secret.
 */
export function engineConfig(places: EngineConfigPlaces, limits: EngineLimits): string {
	return `<clickhouse>
	<storage_configuration>
		<disks>
			<ciphertext><type>local</type><path>${escapeXml(places.sealedDirectory)}/</path></ciphertext>
			<sealed>
				<type>encrypted</type><disk>ciphertext</disk><path>tables/</path>
				<algorithm>AES_256_CTR</algorithm><key_hex from_env="${DISK_KEY_VARIABLE}"/>
			</sealed>
		</disks>
		<policies><${SEALED_POLICY}><volumes><main><disk>sealed</disk></main></volumes></${SEALED_POLICY}></policies>
	</storage_configuration>
	<merge_tree>
		<storage_policy>${SEALED_POLICY}</storage_policy>
		<enable_vertical_merge_algorithm>0</enable_vertical_merge_algorithm>
	</merge_tree>
	<max_server_memory_usage>${limits.memoryBytes}</max_server_memory_usage>
	<users_config>${escapeXml(places.usersFile)}</users_config>
	<core_dump><size_limit>0</size_limit></core_dump>
</clickhouse>
`;
}

/** Users configuration of the embedded engine (ClickHouse `users.xml`): one profile, with what no statement may change. */
export function usersConfig(limits: EngineLimits): string {
	const settings = { ...DEFAULTS, ...NO_SPILLING, max_memory_usage: String(limits.queryMemoryBytes) };
	const values = Object.entries(settings).map(([name, value]) => `<${name}>${value}</${name}>`);
	const fixed = Object.keys(NO_SPILLING).map((name) => `<${name}><const/></${name}>`);
	return `<clickhouse>
	<profiles>
		<default>
			${values.join("\n\t\t\t")}
			<constraints>
				${fixed.join("\n\t\t\t\t")}
			</constraints>
		</default>
	</profiles>
	<users>
		<default>
			<password></password><networks><ip>::/0</ip></networks>
			<profile>default</profile><quota>default</quota>
		</default>
	</users>
	<quotas><default></default></quotas>
</clickhouse>
`;
}
