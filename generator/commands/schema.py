"""The schema command: the JSON Schemas of the records."""

from pathlib import Path

import click

from generator.exports.json_schemas import SCHEMAS, schema_text


@click.command()
@click.argument("name", type=click.Choice(list(SCHEMAS)), required=False)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Write them to a folder instead.")
def command(name: str | None, out: Path | None) -> None:
    """Print the JSON Schema of a kind of record; the names of all where none is named."""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for each in (name,) if name else SCHEMAS:
            (out / f"{each}.json").write_text(schema_text(each), encoding="utf-8")
    elif name is None:
        click.echo("\n".join(SCHEMAS))
    else:
        click.echo(schema_text(name), nl=False)
