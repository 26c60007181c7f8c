package io.tallyman.event;

/**
 * The user data of an instance as a pipeline read it: what the instance is told to do at its first boot. It is decoded
 * where it is read; rules see the {@link UserDataDirective}s in it.
 *
 * @param machine the instance it was given to
 * @param content as the cloud holds it: plain text, base64, base64 of gzip, or MIME multipart
 */
public record UserDataObserved(EventTime time, Origin origin, InstanceReference machine, String content)
        implements IdentityEvent {}
