"""What a check says, by the number of its id."""


def found(check) -> dict[str, object]:
    return {message.id.split(".")[1]: message for message in check(None)}
